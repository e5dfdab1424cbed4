'use strict';

// Strapi loads a local plugin's server only from a .js file; the app's own tsc compiles the TypeScript (ADR 0002).
module.exports = require('../../../dist/src/plugins/affiliate-store/server/src');

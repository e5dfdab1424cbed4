const { resolve } = require('node:path');

module.exports = {
  rootDir: resolve(__dirname, '../..'),
  roots: ['<rootDir>/tests/storefront', '<rootDir>/src/plugins/affiliate-store/client', '<rootDir>/src/plugins/affiliate-store/storefront', '<rootDir>/src/plugins/affiliate-store/server/src/storefront'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } }] },
  testEnvironment: 'node',
};

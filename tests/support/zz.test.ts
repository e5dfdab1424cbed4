const t0 = Date.now();
import './world';
const t1 = Date.now();
import './builders';
import './purchase';
const t2 = Date.now();
test('x', () => { console.log(t1 - t0, t2 - t1); });

import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { ask, eventually } from '../support/http';
import { startShop } from '../support/shop-process';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
test('boots', async () => {
  const program = await aProgram(world);
  const affiliate = await anAffiliate(world, program);
  const answer = await ask(`${world.address.url}/r/${affiliate.code}`, { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130 Safari/537.36' } });
  console.log(answer.status, [...answer.headers], affiliate);
  console.log(JSON.stringify((await world.admin(`/affiliates/${affiliate.id}`)).body));
});

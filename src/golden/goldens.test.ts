import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { route } from '../core/route';
import { compareRow } from './compare-golden';
import { readGoldens } from './read-goldens';

const cases = readGoldens(readFileSync('goldens/public.jsonl.gz')).filter((c) => c.dtype === 'f32');
it('x', () => {
  let rows = 0,
    flips: string[] = [],
    differs: string[] = [],
    maxU = 0,
    hist: Record<string, number> = {};
  let exact = 0,
    tot = 0,
    orderSame = 0,
    gs = 0;
  for (const c of cases) {
    const o = c.outcomes.get('native_cuda');
    if (!o) continue;
    const r = route(c.input);
    if (o.kind === 'error') {
      if (r.ok) console.log('NO ERROR', c.id, o.message);
      else console.log(c.id, o.message, JSON.stringify(r.error));
      continue;
    }
    if (!r.ok) {
      console.log('UNEXPECTED', c.id, r.error);
      continue;
    }
    for (let t = 0; t < c.input.tokens; t++) {
      rows++;
      const v = compareRow(c, o, r.result, t);
      if (v.verdict === 'flip') flips.push(c.id + ' ' + t);
      if (v.verdict === 'differs') differs.push(c.id + ' ' + t);
      maxU = Math.max(maxU, v.weightUlps);
      hist[v.weightUlps] = (hist[v.weightUlps] ?? 0) + 1;
      const k = c.input.params.topK;
      let same = true;
      for (let j = t * k; j < t * k + k; j++) if (o.ids[j] !== r.result.ids[j]) same = false;
      if (same) orderSame++;
    }
    if (c.mid)
      for (let i = 0; i < c.mid.scores.length; i++) {
        tot++;
        if (Object.is(c.mid.scores[i], r.result.scores[i])) exact++;
      }
  }
  console.log({ rows, flips, differs, maxU, hist, exact, tot, orderSame });
  let kk = 0,
    d2: string[] = [],
    mu = 0,
    rr = 0,
    errs: string[] = [];
  for (const c of cases) {
    const p = c.input.params;
    const valid = p.globalNumExperts > p.numExpertGroup && p.globalNumExperts % p.numExpertGroup === 0;
    if (valid) continue;
    const o = c.outcomes.get('router_cuda_seed');
    if (!o) {
      continue;
    }
    const r = route({ ...c.input, entry: 'router' });
    if (o.kind === 'error') {
      errs.push(c.id + (r.ok ? ' NOERR' : ' ' + r.error.code));
      continue;
    }
    if (!r.ok) {
      d2.push(c.id + ' err');
      continue;
    }
    for (let t = 0; t < c.input.tokens; t++) {
      rr++;
      const v = compareRow(c, o, r.result, t);
      if (v.verdict === 'repeatedIds') kk++;
      else if (v.verdict !== 'same') d2.push(c.id + ' ' + t);
      mu = Math.max(mu, v.weightUlps);
    }
  }
  console.log({ rr, kk, d2, mu, errs });
  expect(1).toBe(1);
});

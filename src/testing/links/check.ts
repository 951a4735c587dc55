import fc from 'fast-check';
import { roundTo } from '../../core/arithmetic/half';
import { hash32 } from '../../core/arithmetic/rng';
import { sameData } from '../../core/arithmetic/same-data';
import { TOLERANCES } from '../../core/facts/compare/differs';
import { LOGITS_DTYPES } from '../../core/types';
import { scenarioBase } from '../../scenario/base-rows';
import type { CompareView } from '../../scenario/compared';
import { applyPreset, setGlobalNumExperts } from '../../scenario/edits';
import { cleanLink } from '../../scenario/link/clean-link';
import { parseLink, resolveLink } from '../../scenario/link/decode';
import { resolveCompared } from '../../scenario/link/decode-compared';
import { encodeLink } from '../../scenario/link/encode';
import { giveRows } from '../../scenario/list-edits';
import { NO_MESSAGE } from '../../scenario/message';
import { PRESETS } from '../../scenario/presets';
import { bitsOfRow } from '../../scenario/rows';
import type { Scenario } from '../../scenario/scenario';
import { generateRows } from '../../sources/generator';
import { NOTHING_LOADED, sourceRows } from '../../sources/sources';
import { anyState } from '../any-scenario';
import { JOURNEYS } from './send';

/** The results of many links. */
export interface LinkReport {
  readonly links: number;
  /** The number of links times the number of ways. */
  readonly arrivals: number;
  /** Links that did not lead back to their state, each with the way it took. */
  readonly lost: readonly string[];
}

const PAGE = 'https://host.example/router/';

/** The link of rows that somebody pasted: number `i` of a fixed sequence. */
export function pastedLink(i: number): string {
  const draw = (stream: number, below: number) => hash32(i, stream, 0) % below;
  const preset = PRESETS[draw(1, PRESETS.length)]?.id ?? 'dsv3';
  const E = [0, 8, 16, 64, 128, 256][draw(2, 6)] || null;
  let { scenario } = applyPreset(preset, ({ source, params }) => sourceRows(source, params, NOTHING_LOADED));
  if (E) {
    const base = scenarioBase(
      { ...scenario, params: { ...scenario.params, globalNumExperts: E } },
      NOTHING_LOADED,
    );
    scenario = setGlobalNumExperts(scenario, E, base, scenarioBase(scenario, NOTHING_LOADED)).scenario;
  }
  const base = scenarioBase(scenario, NOTHING_LOADED);
  const dtype = LOGITS_DTYPES[draw(3, 3)] ?? 'f32';
  const rows = generateRows(draw(4, 2) ? 'wide' : 'normal', i, scenario.params);
  const typed = (row: Float32Array) => row.map((value) => roundTo(dtype, value));
  const given = draw(5, 2) ? { logits: typed(rows.logits), bias: rows.bias } : { logits: typed(rows.logits) };
  const pasted = giveRows(scenario, given, base).scenario;
  return encodeLink(
    pasted,
    scenarioBase(pasted, NOTHING_LOADED),
    { t: 1, pins: [], zoom: null, message: NO_MESSAGE },
    '',
  );
}

/** Sends links of pasted rows by every way and opens what arrives. */
export function sendLinks(count: number): LinkReport {
  const lost: string[] = [];
  for (let i = 0; i < count; i++) {
    const link = pastedLink(i);
    const state = stateOf(link);
    for (const { name, arrives } of JOURNEYS) {
      const arrived = arrives(PAGE + link) ?? '';
      const fragment = arrived.includes('#') ? arrived.slice(arrived.indexOf('#')) : '';
      // A text that is cleaned to the link itself leads to the same state.
      if (cleanLink(fragment) !== link.slice(1) && stateOf(fragment) !== state) lost.push(`${name}: ${link}`);
    }
  }
  return { links: count, arrivals: count * JOURNEYS.length, lost };
}

/** Makes links of any states and opens them again; every other one is compared with the state before it. */
export function roundTrips(count: number, seed: number): LinkReport {
  const lost: string[] = [];
  const states = fc.sample(anyState, { numRuns: count, seed });
  states.forEach(({ scenario, base, view }, i) => {
    const a = i % 2 === 1 ? states[i - 1] : undefined;
    const how: CompareView = {
      mode: i % 4 === 1 ? 'side' : 'overlay',
      tolerance: TOLERANCES[i % TOLERANCES.length] ?? 0,
      shown: i % 3 === 0 ? 'a' : 'b',
    };
    const hash = '0123456789ab';
    const link = encodeLink(scenario, base, view, hash, a ? { a, view: how, dataHash: hash } : null);
    const { head, notices } = parseLink(link);
    const opened = resolveLink(head, base);
    const other = a && head.compared && resolveCompared(head.compared, opened.scenario, a.base);
    const isSame =
      notices.length + opened.notices.length + (other?.notices.length ?? 0) === 0 &&
      textOf(opened.scenario) === textOf(scenario) &&
      sameData(head.view, view) &&
      (!a ||
        (textOf(a.scenario) === (other && textOf(other.compared.scenario)) &&
          sameData(how, head.compared?.view)));
    if (!isSame) lost.push(link);
  });
  return { links: count, arrivals: count, lost };
}

/** The state that a link leads to, as text. */
function stateOf(fragment: string): string {
  const { head, notices } = parseLink(fragment);
  const { scenario, notices: damaged } = resolveLink(
    head,
    sourceRows(head.source, head.params, NOTHING_LOADED),
  );
  return textOf(scenario) + JSON.stringify([head.view, notices, damaged]);
}

/** A scenario as text that tells every bit of its rows, whatever order its fields are in. */
function textOf(scenario: Scenario): string {
  return JSON.stringify(scenario, (_, value: unknown) => {
    if (value instanceof Float32Array) return bitsOfRow(value).join();
    if (Object.is(value, -0)) return '-0';
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

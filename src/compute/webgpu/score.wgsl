// Scores, as src/core/score.ts: one entry point for each function, so that a pipeline holds no other's code. Each turns
// the `scoreCount` values at `scoreAt` of a token's row, or its logits, into scores.

const HALF = 0x3f000000u;
const TWENTY = 0x41a00000u;
const LOG2_E_32 = 0x3fb8aa3bu; // log2(e) as float32

fn score_input(p: Place, i: u32) -> u32 {
  if (uniforms.scoresLogits != 0u) {
    let z = logits[p.input + i];
    if (uniforms.scoresSums == 0u) { return z; }
    return f32_add(z, bias[i]);
  }
  return rows[p.row + uniforms.scoreFrom + i];
}

fn write_score(p: Place, i: u32, score: u32) {
  let s = round_to(uniforms.roundScore, score);
  let isZeroed = uniforms.nonFinite == NON_FINITE_ZEROED && (s & INF) == INF;
  rows[p.row + uniforms.scoreAt + i] = select(s, 0u, isZeroed);
}

// e^(z - max) / sum.
@compute @workgroup_size(64)
fn score_softmax(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  // NaN ranks highest, so one NaN makes the maximum and with it the whole row NaN.
  var key = KEY_OF_MINUS_INFINITY;
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) { key = max(key, order_key(score_input(p, i))); }
  lane[p.me] = key;
  workgroupBarrier();
  for (var l = 0u; l < WIDTH; l++) { key = max(key, lane[l]); }
  workgroupBarrier();
  let down = value_of_key(key) ^ SIGN;
  let at = p.row + uniforms.scoreAt;
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    rows[at + i] = f32_exp(f32_add(score_input(p, i), down));
  }
  let sum = lane_sum(p, at, uniforms.scoreCount, uniforms.softmaxLanes);
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) { write_score(p, i, f32_div(rows[at + i], sum)); }
}

// 1 / (1 + e^-z).
@compute @workgroup_size(64)
fn score_sigmoid(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    write_score(p, i, f32_div(ONE, f32_add(ONE, f32_exp(score_input(p, i) ^ SIGN))));
  }
}

// The same with 2^(-z log2 e), the product rounded.
@compute @workgroup_size(64)
fn score_sigmoid_fast(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    let t = f32_mul(score_input(p, i) ^ SIGN, LOG2_E_32);
    write_score(p, i, f32_div(ONE, f32_add(ONE, f32_exp2(t))));
  }
}

// tanh(z / 2) / 2 + 1/2. Halving is exact, save where the sum is 1/2 anyway.
@compute @workgroup_size(64)
fn score_sigmoid_tanh(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    let t = f32_tanh(f32_mul(HALF, score_input(p, i)));
    write_score(p, i, f32_add(f32_mul(HALF, t), HALF));
  }
}

// The root of log(1 + e^z), which above 20 is z. If 1 is added before the logarithm, the sum is rounded.
@compute @workgroup_size(64)
fn score_sqrtsoftplus(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    let z = score_input(p, i);
    var softplus = z;
    if (order_key(z) <= order_key(TWENTY)) {
      // Compilers inline every call, so one logarithm serves both forms.
      let power = f32_exp(z);
      let addsFirst = uniforms.addsBeforeLog != 0u;
      let whole = f32_add(ONE, power);
      let isLarge = addsFirst && whole > TWO_TO_24;
      let less = select(power, f32_add(whole, SIGN | ONE), addsFirst);
      softplus = log_of_sum(select(less, whole, isLarge), !isLarge);
    }
    write_score(p, i, f32_sqrt(round_to(uniforms.roundSoftplus, softplus)));
  }
}

// e^(z - log of the sum of e^z over all experts), for the picked ones; each step rounded. src/core/score.ts, shareOfAll.
@compute @workgroup_size(64)
fn score_log_sum(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  var key = KEY_OF_MINUS_INFINITY;
  for (var i = p.me; i < uniforms.experts; i += WIDTH) { key = max(key, order_key(logits[p.input + i])); }
  lane[p.me] = key;
  workgroupBarrier();
  for (var l = 0u; l < WIDTH; l++) { key = max(key, lane[l]); }
  workgroupBarrier();
  let largest = value_of_key(key);
  let shift = select(largest, 0u, is_inf(largest));
  if (p.me < uniforms.logLanes) {
    var part = 0u;
    for (var i = p.me; i < uniforms.experts; i += uniforms.logLanes) {
      part = f32_add(part, f32_exp(f32_add(logits[p.input + i], shift ^ SIGN)));
    }
    lane[p.me] = part;
  }
  let sum = fold_lanes(p, uniforms.logLanes);
  let logSum = round_to(uniforms.roundScore, f32_add(f32_log(sum), shift));
  for (var i = p.me; i < uniforms.scoreCount; i += WIDTH) {
    let at = p.row + uniforms.scoreAt + i;
    let power = f32_exp(round_to(uniforms.roundScore, f32_add(rows[at], logSum ^ SIGN)));
    rows[at] = round_to(uniforms.roundScore, power);
  }
}

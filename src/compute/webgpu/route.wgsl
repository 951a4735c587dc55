// Grouped top-k routing, one workgroup a token. All numbers are bit patterns; see softfloat.wgsl and exp.wgsl.
// The steps and their order are those of src/core/route.ts.

struct Sizes {
  firstToken: u32,
  experts: u32,
  groups: u32,
  topkGroup: u32,
  topK: u32,
  isSigmoid: u32,
  hasBias: u32,
  // On the fallback paths all experts form one group that is neither scored nor masked.
  isFallback: u32,
  renormalize: u32,
  isScaled: u32,
  scale: u32,
  softmaxLanes: u32,
  weightLanes: u32,
}

@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> logits: array<u32>;
@group(0) @binding(2) var<storage, read> bias: array<u32>;
// A token's row: scores E, biased E, masked E, expertOrder E, groupScores G, groupBest 2G, groupOrder G, ids k,
// gathered k, renormalized k, weights k, weightSum 1.
@group(0) @binding(3) var<storage, read_write> rows: array<u32>;

const WIDTH = 64u;
const MAX_EXPERTS = 1024u;
const MASKED_KEY = 0x007fffffu; // order_key(-inf)

var<workgroup> score: array<u32, MAX_EXPERTS>;
var<workgroup> key: array<u32, MAX_EXPERTS>;
// Keys of the groups, then whether each is kept, then the picked experts by rank.
var<workgroup> list: array<u32, MAX_EXPERTS>;
var<workgroup> lane: array<u32, WIDTH>;

fn biased(e: u32) -> u32 {
  if (sizes.hasBias == 0u) { return score[e]; }
  return f32_add(score[e], bias[e]);
}

// Sum of values in lanes, folded pairwise; the values were added to their lanes before.
fn fold(lanes: u32) -> u32 {
  for (var half = lanes >> 1u; half > 0u; half = half >> 1u) {
    for (var l = 0u; l < half; l++) { lane[l] = f32_add(lane[l], lane[l + half]); }
  }
  return lane[0];
}

fn add_lane(l: u32, lanes: u32, count: u32, useKey: bool) {
  var sum = 0u;
  for (var i = l; i < count; i += lanes) { sum = f32_add(sum, select(score[i], key[i], useKey)); }
  lane[l] = sum;
}

@compute @workgroup_size(64)
fn route(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let me = local.x;
  let token = workgroup.x;
  let E = sizes.experts;
  let G = sizes.groups;
  let k = sizes.topK;
  let input = (sizes.firstToken + token) * E;
  let row = token * (4u * E + 4u * G + 4u * k + 1u);
  let biasedAt = row + E;
  let maskedAt = biasedAt + E;
  let orderAt = maskedAt + E;
  let groupScoreAt = orderAt + E;
  let groupBestAt = groupScoreAt + G;
  let groupOrderAt = groupBestAt + 2u * G;
  let idsAt = groupOrderAt + G;
  let gatheredAt = idsAt + k;
  let renormalizedAt = gatheredAt + k;
  let weightsAt = renormalizedAt + k;
  let sumAt = weightsAt + k;

  // Scores.
  if (sizes.isSigmoid != 0u) {
    for (var e = me; e < E; e += WIDTH) {
      score[e] = f32_div(ONE, f32_add(ONE, f32_exp(logits[input + e] ^ SIGN)));
    }
  } else {
    var top = NEG_INF;
    for (var e = me; e < E; e += WIDTH) {
      let z = logits[input + e];
      if (order_key(z) > order_key(top)) { top = z; }
    }
    lane[me] = top;
    workgroupBarrier();
    // NaN ranks highest, so one NaN makes the maximum and with it the whole row NaN.
    for (var l = 0u; l < WIDTH; l++) {
      if (order_key(lane[l]) > order_key(top)) { top = lane[l]; }
    }
    for (var e = me; e < E; e += WIDTH) {
      score[e] = f32_exp(f32_add(logits[input + e], top ^ SIGN));
    }
    workgroupBarrier();
    if (me < sizes.softmaxLanes) { add_lane(me, sizes.softmaxLanes, E, false); }
    workgroupBarrier();
    if (me == 0u) { lane[0] = fold(sizes.softmaxLanes); }
    workgroupBarrier();
    let sum = lane[0];
    for (var e = me; e < E; e += WIDTH) { score[e] = f32_div(score[e], sum); }
  }

  // Bias; keys for the choice.
  for (var e = me; e < E; e += WIDTH) {
    let c = biased(e);
    rows[row + e] = score[e];
    rows[biasedAt + e] = c;
    key[e] = order_key(c);
  }
  workgroupBarrier();

  // Group scores: the best two of each group with bias, the best one without.
  let size = E / G;
  let isGrouped = sizes.isFallback == 0u;
  if (isGrouped) {
    for (var g = me; g < G; g += WIDTH) {
      var first = g * size;
      var second = MAX_EXPERTS;
      for (var e = first + 1u; e < (g + 1u) * size; e++) {
        if (key[e] > key[first]) {
          second = first;
          first = e;
        } else if (second == MAX_EXPERTS || key[e] > key[second]) {
          second = e;
        }
      }
      var value = biased(first);
      rows[groupBestAt + 2u * g] = first;
      rows[groupBestAt + 2u * g + 1u] = 0xffffffffu;
      if (sizes.hasBias != 0u) {
        value = f32_add(value, biased(second));
        rows[groupBestAt + 2u * g + 1u] = second;
      }
      rows[groupScoreAt + g] = value;
      list[g] = order_key(value);
    }
  } else if (me == 0u) {
    rows[groupScoreAt] = 0u;
    rows[groupBestAt] = 0xffffffffu;
    rows[groupBestAt + 1u] = 0xffffffffu;
    rows[groupOrderAt] = 0u;
  }
  workgroupBarrier();

  // Rank of a group: how many stand before it. A lane handles at most 16 groups.
  var isKept = 0u;
  if (isGrouped) {
    for (var g = me; g < G; g += WIDTH) {
      var rank = 0u;
      for (var h = 0u; h < G; h++) { rank += u32(list[h] > list[g] || (list[h] == list[g] && h < g)); }
      rows[groupOrderAt + rank] = g;
      if (rank < sizes.topkGroup) { isKept |= 1u << (g / WIDTH); }
    }
  }
  workgroupBarrier();
  for (var g = me; g < G; g += WIDTH) { list[g] = (isKept >> (g / WIDTH)) & 1u; }
  workgroupBarrier();

  // Mask.
  for (var e = me; e < E; e += WIDTH) {
    var c = rows[biasedAt + e];
    if (isGrouped && list[e / size] == 0u) { c = NEG_INF; }
    rows[maskedAt + e] = c;
    key[e] = order_key(c);
  }
  workgroupBarrier();

  // Rank of every expert; the first k are picked.
  for (var e = me; e < E; e += WIDTH) {
    var rank = 0u;
    let own = key[e];
    for (var j = 0u; j < E; j++) { rank += u32(key[j] > own || (key[j] == own && j < e)); }
    if (rank < k) { list[rank] = e; }
    rows[orderAt + rank] = e;
  }
  workgroupBarrier();

  // The order torch returns: those above the k-th value by index, then those equal to it by index. Fallback: by rank.
  var slots: array<u32, 16>;
  var values: array<u32, 16>;
  for (var rank = me; rank < k; rank += WIDTH) {
    let e = list[rank];
    var slot = rank;
    if (isGrouped) {
      let cut = key[list[k - 1u]];
      let isCut = key[e] == cut;
      slot = 0u;
      for (var j = 0u; j < k; j++) {
        let other = list[j];
        let otherCut = key[other] == cut;
        slot += u32((isCut && !otherCut) || (isCut == otherCut && other < e));
      }
    }
    var value = score[e];
    if (isGrouped && sizes.hasBias == 0u && key[e] == MASKED_KEY) { value = NEG_INF; }
    rows[idsAt + slot] = e;
    rows[gatheredAt + slot] = value;
    slots[rank / WIDTH] = slot;
    values[rank / WIDTH] = value;
  }
  workgroupBarrier();
  // From here on `key` holds the gathered weights by slot.
  for (var rank = me; rank < k; rank += WIDTH) { key[slots[rank / WIDTH]] = values[rank / WIDTH]; }
  workgroupBarrier();

  // Sum, renormalise, scale.
  if (me < sizes.weightLanes) { add_lane(me, sizes.weightLanes, k, true); }
  workgroupBarrier();
  if (me == 0u) { lane[0] = fold(sizes.weightLanes); }
  workgroupBarrier();
  let sum = lane[0];
  var divisor = sum;
  let isPositive = (sum & SIGN) == 0u && sum != 0u && !is_nan(sum);
  if (!isGrouped && !isPositive) { divisor = ONE; }
  for (var slot = me; slot < k; slot += WIDTH) {
    var weight = key[slot];
    if (sizes.renormalize != 0u) { weight = f32_div(weight, divisor); }
    rows[renormalizedAt + slot] = weight;
    if (sizes.isScaled != 0u) { weight = f32_mul(weight, sizes.scale); }
    rows[weightsAt + slot] = weight;
  }
  if (me == 0u) { rows[sumAt] = sum; }
}

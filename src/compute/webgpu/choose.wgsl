// Bias, group scores, kept groups and mask, as src/core/pipeline/bias.ts and groups.ts.

const NO_EXPERT = 0xffffffffu;

@compute @workgroup_size(64)
fn choose(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var e = p.me; e < uniforms.experts; e += WIDTH) {
    if (uniforms.keepsLogits != 0u) { rows[p.row + uniforms.scoresAt + e] = logits[p.input + e]; }
    var value = rows[p.row + uniforms.scoresAt + e];
    if (uniforms.choosesLogits != 0u) { value = logits[p.input + e]; }
    let c = biased(e, value);
    rows[p.row + uniforms.biasedAt + e] = c;
    work[p.keys + e] = rank_key(c);
  }
  if (p.me == 0u) { work[p.lost] = 0u; }
  storageBarrier();
  if (uniforms.isGrouped != 0u) {
    score_groups(p);
    storageBarrier();
    rank_groups(p);
    storageBarrier();
  } else {
    leave_groups(p);
  }
  for (var e = p.me; e < uniforms.experts; e += WIDTH) { rows[p.row + uniforms.maskedAt + e] = masked(p, e); }
}

// What a NaN counts for the choice where it is floored: -1e30.
const FLOOR = 0xf149f2cau;

// c = s + b; without bias c = s.
fn biased(e: u32, s: u32) -> u32 {
  var c = s;
  if (uniforms.hasBias != 0u) { c = round_to(uniforms.roundBiased, f32_add(s, round_to(uniforms.roundBias, bias[e]))); }
  return select(c, FLOOR, uniforms.nonFinite == NON_FINITE_FLOORED && is_nan(c));
}

// g of every group: the sum of its best `contributors` values, added from the best down. Each is found by a scan for the
// best one that comes after the one before.
fn score_groups(p: Place) {
  for (var g = p.me; g < uniforms.groups; g += WIDTH) {
    let best = p.row + uniforms.groupBestAt + g * uniforms.groupBestWidth;
    var sum = 0u;
    var last = NO_EXPERT;
    for (var i = 0u; i < uniforms.groupBestWidth; i++) {
      var next = NO_EXPERT;
      if (i < uniforms.contributors) {
        next = next_best(p, g, last);
        // A group with fewer experts than that adds -inf, as the kernels do; so does a NaN that is skipped.
        var value = NEG_INF;
        if (next != NO_EXPERT) {
          last = next;
          let c = rows[p.row + uniforms.biasedAt + next];
          if (uniforms.nonFinite != NON_FINITE_SKIPPED || !is_nan(c)) { value = c; }
        }
        sum = select(round_to(uniforms.roundGroupScore, f32_add(sum, value)), value, i == 0u);
      }
      rows[best + i] = next;
    }
    rows[p.row + uniforms.groupScoresAt + g] = sum;
  }
}

// The expert of group g that ranks next after `last`.
fn next_best(p: Place, g: u32, last: u32) -> u32 {
  let first = g * uniforms.groupSize;
  var next = NO_EXPERT;
  var nextKey = 0u;
  var lastKey = 0u;
  if (last != NO_EXPERT) { lastKey = work[p.keys + last]; }
  for (var e = first; e < first + uniforms.groupSize; e++) {
    let key = work[p.keys + e];
    // The runner-up is the next one, or the next one below the best.
    let isTwin = key == lastKey && e > last && uniforms.isDistinct == 0u;
    let isAfter = last == NO_EXPERT || key < lastKey || isTwin;
    if (isAfter && (next == NO_EXPERT || key > nextKey)) {
      next = e;
      nextKey = key;
    }
  }
  return next;
}

// The order of the groups, which are kept, and whether the last of those is not usable.
fn rank_groups(p: Place) {
  for (var g = p.me; g < uniforms.groups; g += WIDTH) {
    let own = rank_key(rows[p.row + uniforms.groupScoresAt + g]);
    var rank = 0u;
    var hasLowerBefore = false;
    for (var h = 0u; h < uniforms.groups; h++) {
      let key = rank_key(rows[p.row + uniforms.groupScoresAt + h]);
      let isBefore = key > own || (key == own && h < g);
      rank += u32(isBefore);
      hasLowerBefore = hasLowerBefore || (isBefore && h < g);
    }
    // A round of arg-max finds nothing above -inf but a group that was taken before.
    let isStuck = uniforms.groupRounds != 0u && own == KEY_OF_MINUS_INFINITY && hasLowerBefore;
    rows[p.row + uniforms.groupOrderAt + rank] = g;
    work[p.kept + g] = u32(rank < uniforms.keptGroups && !isStuck);
    if (rank + 1u == uniforms.keptGroups) { work[p.lost] = u32(own <= KEY_OF_MINUS_INFINITY); }
  }
}

// If groups play no part.
fn leave_groups(p: Place) {
  for (var g = p.me; g < uniforms.groups; g += WIDTH) {
    rows[p.row + uniforms.groupScoresAt + g] = 0u;
    rows[p.row + uniforms.groupOrderAt + g] = 0u;
    for (var i = 0u; i < uniforms.groupBestWidth; i++) {
      rows[p.row + uniforms.groupBestAt + g * uniforms.groupBestWidth + i] = NO_EXPERT;
    }
  }
}

// c of expert e, or the record's fill when its group is not kept. If non-finite values are skipped, -inf for experts
// whose kernel input is not finite: softmax is computed before the kernel, which then sees the scores; of sigmoid it sees
// the logits.
fn masked(p: Place, e: u32) -> u32 {
  if (uniforms.isGrouped != 0u && work[p.kept + e / uniforms.groupSize] == 0u) { return uniforms.fill; }
  let c = rows[p.row + uniforms.biasedAt + e];
  if (uniforms.nonFinite != NON_FINITE_SKIPPED || uniforms.startsWithGroups != 0u) { return c; }
  var seen = logits[p.input + e];
  if (uniforms.isSoftmax != 0u) { seen = rows[p.row + uniforms.scoresAt + e]; }
  return select(c, NEG_INF, (seen & INF) == INF || is_nan(c));
}

// The picked experts in the order an implementation returns them, as src/core/pipeline/pick.ts.

// Ranks all experts, picks k, and gathers what their weights start from.
@compute @workgroup_size(64)
fn pick(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let p = place_of(workgroup.x, local.x);
  for (var e = p.me; e < uniforms.experts; e += WIDTH) {
    if (uniforms.startsWithGroups != 0u) {
      let s = rows[p.row + uniforms.scoresAt + e];
      rows[p.row + uniforms.biasedAt + e] = s;
      rows[p.row + uniforms.maskedAt + e] = s;
    }
    work[p.keys + e] = rank_key(rows[p.row + uniforms.maskedAt + e]);
  }
  storageBarrier();
  if (uniforms.picksByTable != 0u) {
    pick_by_table(p);
  } else {
    for (var e = p.me; e < uniforms.experts; e += WIDTH) {
      rows[p.row + uniforms.expertOrderAt + rank_of(p, 0u, uniforms.experts, e)] = e;
    }
  }
  storageBarrier();
  if (uniforms.picksByTable != 0u) {
    // Nothing is ranked.
  } else if (uniforms.pick == PICK_BEST) {
    pick_best(p);
  } else if (uniforms.pick == PICK_ROUNDS) {
    if (p.me == 0u) { pick_in_rounds(p); }
  } else {
    pick_from_each_group(p);
  }
  for (var i = p.me; i < uniforms.sharedExperts; i += WIDTH) {
    rows[p.row + uniforms.idsAt + uniforms.topK + i] = uniforms.firstShared + i * uniforms.sharedStep;
    rows[p.row + uniforms.weightsAt + uniforms.topK + i] = uniforms.sharedWeight;
  }
  storageBarrier();
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    let id = rows[p.row + uniforms.idsAt + j];
    if (uniforms.scoresPicked != 0u) {
      rows[p.row + uniforms.gatheredAt + j] = logits[p.input + id];
    } else {
      var value = rows[p.row + uniforms.gatherAt + id];
      if (uniforms.recovers != 0u) { value = f32_add(value, bias[id] ^ SIGN); }
      rows[p.row + uniforms.gatheredAt + j] = value;
    }
  }
}

// The experts of the table's row stand first, the others by index.
fn pick_by_table(p: Place) {
  let named = p.token * uniforms.topK;
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    rows[p.row + uniforms.idsAt + j] = tableIds[named + j];
    rows[p.row + uniforms.expertOrderAt + j] = tableIds[named + j];
  }
  for (var e = p.me; e < uniforms.experts; e += WIDTH) {
    var isNamed = false;
    var after = 0u;
    for (var j = 0u; j < uniforms.topK; j++) {
      let id = tableIds[named + j];
      isNamed = isNamed || id == e;
      after += u32(id > e);
    }
    if (!isNamed) { rows[p.row + uniforms.expertOrderAt + e + after] = e; }
  }
}

fn write_id(p: Place, slot: u32, id: u32) {
  rows[p.row + uniforms.idsAt + slot] = select(id, 0u, uniforms.noUsableGroup == NO_USABLE_GROUP_FIRST_EXPERT && work[p.lost] != 0u);
}

// The expert of rank j; a slot for which no candidate is left keeps index 0.
fn candidate(p: Place, j: u32) -> u32 {
  let id = rows[p.row + uniforms.expertOrderAt + j];
  return select(id, 0u, uniforms.nonFinite == NON_FINITE_SKIPPED && work[p.keys + id] <= KEY_OF_MINUS_INFINITY);
}

fn pick_best(p: Place) {
  for (var j = p.me; j < uniforms.topK; j += WIDTH) {
    let id = candidate(p, j);
    var slot = j;
    if (uniforms.order == ORDER_TORCH_UNSORTED) {
      // Those above the k-th value by index, then those equal to it by index.
      let cut = work[p.keys + candidate(p, uniforms.topK - 1u)];
      let isCut = work[p.keys + id] == cut;
      slot = 0u;
      for (var i = 0u; i < uniforms.topK; i++) {
        let other = candidate(p, i);
        let isOtherCut = work[p.keys + other] == cut;
        slot += u32((isCut && !isOtherCut) || (isCut == isOtherCut && (other < id || (other == id && i < j))));
      }
    }
    write_id(p, slot, id);
  }
}

// k rounds of arg-max, by one lane. If the best entry left is not above the floor, the floor's own entry is returned
// again and again: expert 0 (start value), or the lowest picked one (overwritten entries).
fn pick_in_rounds(p: Place) {
  let isFirst = uniforms.floorIsFirst != 0u;
  var lowest = uniforms.experts;
  var isStuck = false;
  for (var j = 0u; j < uniforms.topK; j++) {
    let fallback = select(lowest, 0u, isFirst);
    if (j >= uniforms.experts) { isStuck = true; }
    var id = fallback;
    if (!isStuck) {
      let next = rows[p.row + uniforms.expertOrderAt + j];
      let key = work[p.keys + next];
      isStuck = (isFirst || j > 0u) && (key < uniforms.floorKey || (key == uniforms.floorKey && fallback < next));
      if (!isStuck) {
        id = next;
        lowest = min(lowest, next);
      }
    }
    write_id(p, j, id);
  }
}

// The best k / G of every group, group after group.
fn pick_from_each_group(p: Place) {
  let each = uniforms.topK / uniforms.groups;
  for (var e = p.me; e < uniforms.experts; e += WIDTH) {
    let g = e / uniforms.groupSize;
    let rank = rank_of(p, g * uniforms.groupSize, (g + 1u) * uniforms.groupSize, e);
    if (rank < each) { write_id(p, g * each + rank, e); }
  }
}

/** How programs and people write a row of numbers, for tests. Each form writes values that are read back unchanged. */
export interface Form {
  readonly name: string;
  readonly write: (values: readonly number[]) => string;
  /** Whether it has brackets that can be left open. */
  readonly hasBrackets: boolean;
}

type Write = Form['write'];

const point = (value: number) => (Number.isInteger(value) ? `${value}.` : String(value));
const joined =
  (separator: string, one: (value: number) => string = String): Write =>
  (values) =>
    values.map(one).join(separator);
const wrapped = (values: readonly number[], separator: string, one: (value: number) => string) => {
  const lines: string[] = [];
  for (let i = 0; i < values.length; i += 4)
    lines.push(
      values
        .slice(i, i + 4)
        .map(one)
        .join(separator),
    );
  return lines;
};
const numpy: Write = (values) => `[${wrapped(values, ' ', (v) => point(v).padStart(8)).join('\n ')}]`;
const torch: Write = (values) =>
  `tensor([${wrapped(values, ', ', (v) => v.toFixed(4)).join(',\n        ')}])`;
const json: Write = (values) => JSON.stringify(values);
const inLines =
  (write: Write, prefix: string): Write =>
  (values) =>
    write(values)
      .split('\n')
      .map((line) => prefix + line)
      .join('\n');
const around =
  (before: string, write: Write, after = ''): Write =>
  (values) =>
    before + write(values) + after;
const table =
  (heading: string | null, separator: string, line: (value: number, i: number) => string): Write =>
  (values) =>
    [...(heading === null ? [] : [heading]), ...values.map(line)].join('\n') + separator;

const plain: Readonly<Record<string, Write>> = {
  spaces: joined(' '),
  commas: joined(','),
  'commas and spaces': joined(', '),
  'a comma at the end': (values) => `${values.join(', ')},`,
  semicolons: joined('; '),
  lines: joined('\n'),
  'lines of Windows': joined('\r\n'),
  'commas at the ends of lines': joined(',\n'),
  tabs: joined('\t'),
  'Chinese commas': joined('，'),
  'a true minus': (values) => values.join(' ').replaceAll('-', '\u2212'),
  'wrapped lines': (values) => wrapped(values, ' ', String).join('\n'),
  'wrapped lines with commas': (values) => wrapped(values, ', ', String).join(',\n'),
  'spaces that do not break': joined('\u00a0'),
  exponents: joined(' ', (v) => v.toExponential()),
  'a label': around('router_logits: ', joined(' ')),
  'a label above': around('router logits:\n', joined('\n')),
  'an assignment': around('x = ', joined(', ')),
  'decimal commas in lines': joined('\n', (v) => String(v + 0).replace('.', ',')),
  'decimal commas and semicolons': joined('; ', (v) => String(v).replace('.', ',')),
  'decimal commas and tabs': joined('\t', (v) => String(v).replace('.', ',')),
  'decimal commas and spaces': joined(' ', (v) => String(v).replace('.', ',')),
  'a column with a heading': table('logits', '', (v) => String(v)),
  'a quoted column': table('"logits"', '\n', (v) => `"${v}"`),
  'index and value': table('index,value', '\n', (v, i) => `${i},${v}`),
  'index and value without a heading': table(null, '', (v, i) => `${i},${v}`),
  'index from 1': table('expert,logit', '', (v, i) => `${i + 1},${v}`),
  'index, backwards': (values) => ['expert,logit', ...values.map((v, i) => `${i},${v}`).reverse()].join('\n'),
  'index with colons': table(null, '', (v, i) => `${i}: ${v}`),
  'names of experts': table(null, '', (v, i) => `E${i} ${v}`),
  'words before the index': table(null, '', (v, i) => `expert ${i}: ${v}`),
  'a numbered list': table(null, '', (v, i) => `${i + 1}. ${v}`),
  'names of experts and signs': table(null, '', (v, i) => `expert_${i} = ${v}`),
  'tabs and a heading': table('expert\trouter_logits\tpicked', '', (v, i) => `${i}\t${v}\tno`),
  'semicolons and decimal commas': table('expert;logit', '', (v, i) => `${i};${String(v).replace('.', ',')}`),
  'a table of Markdown': (values) =>
    ['| expert | logit |', '| ---: | :--- |', ...values.map((v, i) => `| ${i} | ${v} |`)].join('\n'),
  'a table with borders': (values) =>
    [
      '+---+-----+',
      '| # | logit |',
      '+---+-----+',
      ...values.map((v, i) => `| ${i} | ${v} |`),
      '+---+-----+',
    ].join('\n'),
  'a wide table': (values) => `${values.map((_, i) => `e${i}`).join(',')}\n${values.join(',')}`,
  'a wide DataFrame': (values) =>
    `   ${values.map((_, i) => i).join('     ')}\n0  ${values.map((v) => v.toFixed(4)).join('  ')}`,
  'columns of MATLAB': (values) =>
    `z =\n\n${wrapped(values, '   ', String)
      .map((line, i) => `  Columns ${4 * i + 1} through ${4 * i + 4}\n\n   ${line}\n`)
      .join('\n')}`,
  'a tensor of libtorch': (values) => `${values.join('\n')}\n[ CPUFloatType{${values.length}} ]`,
  'a Series of pandas': table(null, '\nName: logits, Length: 8, dtype: float32', (v, i) => `${i}     ${v}`),
  'a DataFrame of pandas': table('      logits', '', (v, i) => `${i}   ${v}`),
  'a fence': around('```\n', joined(', '), '\n```'),
  'a log line': around('INFO 11-30 20:31:02 [gpu_model_runner.py:123] ', joined(' ')),
};

const bracketed: Readonly<Record<string, Write>> = {
  JSON: json,
  'JSON in lines': (values) => JSON.stringify(values, null, 2),
  'nested JSON': (values) => JSON.stringify([values]),
  'deeply nested JSON': (values) => JSON.stringify([[values]]),
  'a column of JSON': (values) => JSON.stringify(values.map((v) => [v])),
  strings: (values) => JSON.stringify(values.map(String)),
  'strings with decimal commas': (values) => JSON.stringify(values.map((v) => String(v).replace('.', ','))),
  'a tuple': (values) => `(${values.join(', ')})`,
  'a set of C': (values) => `{${values.join(', ')}}`,
  numpy,
  'numpy’s repr': (values) => `array([${values.map(point).join(', ')}], dtype=float32)`,
  'numpy with its module': (values) => `np.array([${values.join(', ')}], dtype=np.float32)`,
  'scalars of numpy': (values) => `[${values.map((v) => `np.float32(${v})`).join(', ')}]`,
  'scalars of torch': (values) => `[${values.map((v) => `tensor(${v})`).join(', ')}]`,
  'scalars on a GPU': (values) => `[${values.map((v) => `tensor(${v}, device='cuda:0')`).join(', ')}]`,
  'scalars in lines': (values) => values.map((v) => `tensor(${v})`).join('\n'),
  torch,
  'torch on a GPU': (values) => `tensor([[${values.join(', ')}]], device='cuda:0', dtype=torch.bfloat16)`,
  'torch with a gradient': (values) => `tensor([${values.join(', ')}], grad_fn=<ViewBackward0>)`,
  'torch on a device': (values) => `tensor([${values.join(', ')}], device=device(type='cuda', index=0))`,
  'a parameter': (values) => `Parameter containing:\ntensor([${values.join(', ')}], requires_grad=True)`,
  'a cell of a notebook': around('In [11]: logits\nOut[12]: ', torch),
  'Python’s prompt': around('>>> x\n', torch),
  'an assigned tensor': around('router_logits = ', torch),
  'a named tensor': around('gate logits of token 3: ', torch),
  jax: (values) => `Array([${values.map(point).join(', ')}], dtype=float32)`,
  'tensorflow’s print': (values) => `tf.Tensor([${values.map(point).join(' ')}], shape=(8,), dtype=float32)`,
  'tensorflow’s repr': (values) =>
    `<tf.Tensor: shape=(8,), dtype=float32, numpy=array([${values.map(point).join(', ')}], dtype=float32)>`,
  paddle: (values) =>
    `Tensor(shape=[8], dtype=float32, place=Place(gpu:0), stop_gradient=True,\n       [${values.join(', ')}])`,
  'a log of ranks': inLines(torch, '[rank0]: '),
  'a log of vLLM': inLines(torch, '(EngineCore_DP0 pid=1234) INFO 11-30 20:31:02 [gpu_model_runner.py:123] '),
  'a worker’s log': inLines(torch, '(VllmWorker rank=3 pid=99) '),
  'a log of Python': inLines(torch, '2026-11-30 20:31:02,123 - root - INFO - '),
  'a coloured log': inLines(torch, '\u001b[36m(EngineCore pid=7)\u001b[0;0m '),
  'a log of torchrun': inLines(json, '[default0]:'),
  'a log of glog': inLines(json, 'I1130 20:31:02.123456  1234 router.cc:12] '),
  'a log of SGLang': inLines(torch, '[2026-11-30 20:31:02 DP1 TP0 EP0] '),
  'a log of TensorRT-LLM': inLines(torch, '[11/30/2026-20:31:02] [TRT-LLM] [RANK 0] [I] '),
  'a log of Kubernetes': inLines(torch, '2026-11-30T20:31:02.123456789Z stdout F '),
  'a log of Docker': inLines(torch, 'vllm-1  | '),
  'a debugger of Python': around('(Pdb) logits\n', torch),
  'a continued line of IPython': (values) => `In [1]: x = torch.tensor([${values.join(',\n   ...: ')}])`,
  'a quoted mail': inLines(torch, '> '),
  'a fence of Python': around('```python\n', torch, '\n```'),
  C: (values) => `float logits[8] = { ${values.map((v) => `${v.toFixed(3)}f`).join(', ')} };`,
  'C++': (values) => `std::vector<float> z{${values.map((v) => `${v.toFixed(3)}f`).join(', ')}};`,
  Rust: (values) => `let logits: [f32; 8] = [${values.map((v) => `${v.toFixed(3)}f32`).join(', ')}];`,
  'Rust’s vec': (values) => `let z = vec![${values.join(', ')}];`,
  Go: (values) => `z := []float32{${values.join(', ')}}`,
  JavaScript: (values) => `const z = new Float32Array([${values.join(', ')}]);`,
  'a console of JavaScript': (values) => `Float32Array(${values.length}) [ ${values.join(', ')} ]`,
  'a console of Chrome': (values) => `(${values.length}) [${values.join(', ')}]`,
  MATLAB: (values) => `z = [${values.join(' ')}];`,
  R: (values) =>
    wrapped(values, ' ', String)
      .map((line, i) => ` [${4 * i + 1}] ${line}`)
      .join('\n'),
  'an object': (values) => JSON.stringify({ layer: 3, logits: values }),
  'a dict of Python': (values) => `{'layer': 3, 'router_logits': array([${values.join(', ')}])}`,
  'a nested object': (values) => JSON.stringify({ 'model.layers.3': { router_logits: values } }),
  'a dataclass': (values) => `RouterOutput(logits=tensor([${values.join(', ')}]), topk=2)`,
  'a distributed tensor': (values) =>
    `DTensor(local_tensor=tensor([${values.join(', ')}]), device_mesh=DeviceMesh([0, 1]), placements=(Replicate(),))`,
  'an OrderedDict': (values) => `OrderedDict([('mlp.gate.logits', tensor([${values.join(', ')}]))])`,
  'a defaultdict': (values) => `defaultdict(<class 'list'>, {'logits': [${values.join(', ')}]})`,
  pairs: (values) => `[${values.map((v, i) => `(${i}, ${v})`).join(', ')}]`,
  'pairs in lines': (values) => values.map((v, i) => `(${i}, ${v})`).join('\n'),
  'a row and its picks': (values) => `router_logits [${values.join(', ')}] topk`,
  'an object by index': (values) => JSON.stringify(Object.fromEntries(values.map((v, i) => [i, v]))),
  records: (values) => JSON.stringify(values.map((logit, expert) => ({ expert, logit }))),
  'records in lines': (values) => values.map((logit, expert) => JSON.stringify({ expert, logit })).join('\n'),
  'a comment': (values) => `[${values.join(', ')}]  # layer 3`,
};

/** Every form. */
export const FORMS: readonly Form[] = [
  ...Object.entries(plain).map(([name, write]) => ({ name, write, hasBrackets: false })),
  ...Object.entries(bracketed).map(([name, write]) => ({ name, write, hasBrackets: true })),
];

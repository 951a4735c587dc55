import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { SourceError } from './row-source';
import { FIRST_TRACE } from './trace';
import { loadTraceIndex, loadTraceText, type TraceText, tokenPieces, traceLogits } from './trace-files';

/** A `fetch` that answers from these files; a function makes its own answer. */
function serving(files: Record<string, unknown>): typeof fetch {
  return async (url) => {
    const body = files[String(url)];
    if (body === undefined) return new Response('', { status: 404 });
    if (typeof body === 'function') return body();
    if (body instanceof Uint8Array) return new Response(body.slice());
    return new Response(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** The folder the app ships. */
const fromDisk: typeof fetch = async (url) => new Response(readFileSync(`public/${url}`));

const base64 = (row: Float32Array) =>
  Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('base64');

/** A model of 2 layers, 3 experts, 1 pick, and a text of 2 tokens. */
const BIAS = Float32Array.of(1, 2, 3, 4, 5, 6);
const INDEX = {
  layers: 2,
  experts: 3,
  topK: 1,
  bias: base64(BIAS),
  texts: [{ name: 'short', label: 'Short', hash: '', tokensHash: '', tokens: 2 }],
};
const LOGITS = Float32Array.from({ length: 12 }, (_, i) => i / 8);
const DATA = new Uint8Array([...new Uint8Array(LOGITS.buffer), 2, 1, 0, 2]);
const FILES = {
  './traces/index.json': INDEX,
  './traces/short.json': { tokens: ['68c3', 'a9'] },
  './traces/short.bin': DATA,
};

/** The bytes of a body. */
const sent = (body: unknown) =>
  body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
const hashOf = (body: unknown) => createHash('sha256').update(sent(body)).digest('hex').slice(0, 12);

/** The list with the hashes of what is served, and the hash of that list. */
function listOf(files: Record<string, unknown>) {
  const tokensHash = hashOf(files['./traces/short.json'] ?? '');
  const data = files['./traces/short.bin'];
  const hash = hashOf(data instanceof Uint8Array ? data : '');
  const list = { ...INDEX, texts: [{ ...INDEX.texts[0], hash, tokensHash }] };
  return { list, hash: hashOf(list) };
}

/** Loads a list whose bytes have the right hash, whatever they say. */
const loadList = (get: typeof fetch, list: unknown = INDEX) => loadTraceIndex({ get }, hashOf(list ?? ''));

const loadShort = async (files: Record<string, unknown>) => {
  const served = { ...FILES, ...files };
  const { list, hash } = listOf(served);
  const get = serving({ ...served, './traces/index.json': list });
  return loadTraceText('short', await loadTraceIndex({ get }, hash), { get });
};

describe('the list of texts', () => {
  it('is read with one row of bias for each layer', async () => {
    const index = await loadList(serving(FILES));
    expect(index).toMatchObject({ layers: 2, experts: 3, topK: 1, texts: INDEX.texts });
    expect(index.bias).toEqual([Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)]);
  });

  it.each<[string, unknown, RegExp]>([
    ['is missing', undefined, /index\.json: status 404/],
    ['is a web page', '<!doctype html>', /index\.json: .*JSON/],
    ['lacks a field', { ...INDEX, experts: undefined }, /index\.json is unreadable/],
    ['has a field of another type', { ...INDEX, texts: 'none' }, /unreadable/],
    ['has too short a bias', { ...INDEX, bias: base64(BIAS.subarray(1)) }, /bias of the wrong length/],
    ['has a bias that is not base64', { ...INDEX, bias: '?' }, /bias of the wrong length/],
    ['has a bias of broken floats', { ...INDEX, bias: 'AAAA' }, /bias of the wrong length/],
  ])('is refused when it %s', async (_, body, message) => {
    const loading = loadList(serving({ './traces/index.json': body }), body);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toBeInstanceOf(SourceError);
  });

  it('is refused with the reason when the network fails', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(loadTraceIndex({ get: offline })).rejects.toThrow(
      new SourceError('index.json: Failed to fetch'),
    );
    await expect(loadTraceIndex({ get: () => Promise.reject('gone') })).rejects.toThrow(
      'index.json: no answer',
    );
  });
});

describe('a text', () => {
  it('is read: bytes of the tokens, logits by layer and token, recorded ids', async () => {
    const text = await loadShort({});
    expect(text).toMatchObject({ name: 'short', hash: hashOf(DATA), isChecked: true, experts: 3 });
    expect(text.tokens).toEqual([Uint8Array.of(0x68, 0xc3), Uint8Array.of(0xa9)]);
    expect(text.logits).toEqual(LOGITS);
    expect([...text.topkIds]).toEqual([2, 1, 0, 2]);
    expect([...traceLogits(text, 0, 1)]).toEqual([3 / 8, 4 / 8, 5 / 8]);
    expect([...traceLogits(text, 1, 0)]).toEqual([6 / 8, 7 / 8, 8 / 8]);
  });

  it('gives its logits as copies', async () => {
    const text = await loadShort({});
    traceLogits(text, 0, 0).fill(99);
    expect(text.logits[0]).toBe(0);
  });

  it.each<[string, string, unknown]>([
    ['data', './traces/short.bin', DATA.map((byte, i) => (i === 5 ? byte ^ 1 : byte))],
    ['tokens', './traces/short.json', { tokens: ['68c4', 'a9'] }],
  ])('is refused if its %s have the right length but are not the recorded ones', async (_, file, body) => {
    const { list, hash } = listOf(FILES);
    const get = serving({ ...FILES, './traces/index.json': list, [file]: body });
    const loading = loadTraceText('short', await loadTraceIndex({ get }, hash), { get });
    await expect(loading).rejects.toThrow(/short\.\w+: its bytes are others than expected/);
    await expect(loading).rejects.toBeInstanceOf(SourceError);
  });

  it('is not checked against its hash if the browser offers no hashes, and says so', async () => {
    vi.stubGlobal('crypto', {});
    try {
      expect((await loadShort({})).isChecked).toBe(false);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('is refused if it does not come in twenty seconds', async () => {
    const late = new DOMException('signal timed out', 'TimeoutError');
    const signal = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(late));
    const get: typeof fetch = async (_, options) => {
      options?.signal?.throwIfAborted();
      return new Response('');
    };
    await expect(loadTraceIndex({ get })).rejects.toThrow('index.json: no answer in 20 seconds');
    expect(signal).toHaveBeenCalledWith(20_000);
    signal.mockRestore();
  });

  it('stops the request with the reason of the signal if it is given up half-way', async () => {
    const stop = new AbortController();
    const reason = new Error('something else was chosen');
    const get: typeof fetch = async (_, options) => {
      stop.abort(reason);
      options?.signal?.throwIfAborted();
      return new Response('');
    };
    await expect(loadTraceIndex({ get, signal: stop.signal })).rejects.toBe(reason);
    await expect(loadTraceIndex({ get, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('is refused without a request if the index does not name it', async () => {
    const index = await loadList(serving(FILES));
    const loading = loadTraceText('secret', index, {
      get: () => {
        throw new Error('asked');
      },
    });
    await expect(loading).rejects.toThrow(new SourceError('there is no text secret'));
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['its tokens are missing', { './traces/short.json': undefined }, /short\.json: status 404/],
    ['its data are missing', { './traces/short.bin': undefined }, /short\.bin: status 404/],
    ['its data are a byte short', { './traces/short.bin': DATA.subarray(1) }, /wrong size/],
    ['its data are a byte long', { './traces/short.bin': new Uint8Array(DATA.length + 1) }, /wrong size/],
    ['a token is missing', { './traces/short.json': { tokens: ['68'] } }, /wrong size/],
    ['a token is not hexadecimal', { './traces/short.json': { tokens: ['68c3', 'xy'] } }, /unreadable/],
    ['a token ends inside a byte', { './traces/short.json': { tokens: ['68c3', 'a'] } }, /unreadable/],
    ['its tokens are a web page', { './traces/short.json': '<!doctype html>' }, /short\.json: .*JSON/],
    [
      'the connection breaks half-way',
      {
        './traces/short.bin': () => {
          const broken = new Response('');
          broken.arrayBuffer = () => Promise.reject(new TypeError('network error'));
          return broken;
        },
      },
      /short\.bin: network error/,
    ],
  ])('is refused when %s', async (_, files, message) => {
    const loading = loadShort(files);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toBeInstanceOf(SourceError);
  });
});

describe('the texts of tokens', () => {
  const pieces = (...tokens: number[][]) =>
    tokenPieces({ tokens: tokens.map((bytes) => Uint8Array.from(bytes)) } as unknown as TraceText).map(
      ({ text }) => text,
    );

  it('are their bytes as characters', () => {
    expect(pieces([0x54, 0x68], [0x65], [0x20, 0x0a])).toEqual(['Th', 'e', ' \n']);
  });

  it('show a character that several tokens share at the one that completes it', () => {
    // "é" in two, "駅" in three, an emoji in four.
    expect(pieces([0xc3], [0xa9])).toEqual(['·', 'é']);
    expect(pieces([0xe9], [0xa7], [0x85])).toEqual(['·', '·', '駅']);
    expect(pieces([0xf0], [0x9f], [0x98], [0x80])).toEqual(['·', '·', '·', '😀']);
  });

  it('may end one character and begin the next', () => {
    expect(pieces([0x61, 0xc3], [0xa9, 0xe9, 0xa7], [0x85, 0x62])).toEqual(['a', 'é', '駅b']);
  });

  it('mark bytes that form no character', () => {
    expect(pieces([0x61, 0xff], [0x62])).toEqual(['a\ufffd', 'b']);
    expect(pieces([0x61], [0xe9, 0xa7])).toEqual(['a', '\ufffd']);
  });

  it('come one for each token, in order', () => {
    const text = { tokens: [Uint8Array.of(), Uint8Array.of(97)] } as unknown as TraceText;
    expect(tokenPieces(text)).toEqual([
      { token: 0, text: '·' },
      { token: 1, text: 'a' },
    ]);
  });
});

describe('the shipped traces', async () => {
  const index = await loadTraceIndex({ get: fromDisk });
  const texts = await Promise.all(
    index.texts.map(({ name }) => loadTraceText(name, index, { get: fromDisk })),
  );

  it('are 14 texts of a model of 4 layers of 64 experts, 8 picked', () => {
    expect(texts).toHaveLength(14);
    expect(index).toMatchObject({ layers: 4, experts: 64, topK: 8 });
  });

  it('hold the token that the app opens with', () => {
    const entry = index.texts.find(({ name }) => name === FIRST_TRACE.text)!;
    expect(FIRST_TRACE.token).toBeLessThan(entry.tokens);
    expect(FIRST_TRACE.layer).toBeLessThan(index.layers);
  });

  it('have the content hashes that links name', () => {
    expect(readFileSync('public/traces/index.json', 'utf8')).not.toContain('"tokensHash":""');
    for (const { name, hash } of texts) {
      const content = readFileSync(`public/traces/${name}.bin`);
      expect(createHash('sha256').update(content).digest('hex').slice(0, 12), name).toBe(hash);
    }
  });

  it('give the whole texts: no byte is lost, and every byte belongs to a character', () => {
    for (const text of texts) {
      const whole = Buffer.concat(text.tokens.map((bytes) => Buffer.from(bytes))).toString('utf8');
      expect(whole, text.name).not.toContain('\ufffd');
      const shown = tokenPieces(text)
        .map(({ text: piece }) => piece)
        .join('');
      expect(shown.replaceAll('·', ''), text.name).toBe(whole.replaceAll('·', ''));
    }
    const english = texts.find(({ name }) => name === 'english')!;
    expect(
      tokenPieces(english)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/^The lighthouse keeper/);
  });
});

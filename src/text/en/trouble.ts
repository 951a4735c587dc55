const engine = {
  noApi: 'This browser offers no WebGPU on this page (it needs a recent browser and a secure address).',
  noAdapter: 'The browser has WebGPU but found no graphics adapter.',
  noDevice: 'The graphics adapter gave no device.',
  selfCheckFailed: 'The GPU’s answers differed from the reference in the self-check, so it is not used.',
  softwareAdapter:
    'The only adapter is a software one; the worker is faster there, so it was chosen. You can still choose WebGPU.',
  gpuNotLoaded: 'The code for WebGPU could not be loaded, so the worker is used.',
  deviceLost: 'The GPU device was lost; the worker took over.',
  gpuSilent: 'The GPU stopped answering; the worker took over.',
  gpuFailed: 'The GPU reported an error; the worker took over.',
  workerLost: 'The worker stopped.',
  workerNotLoaded: 'The worker’s code could not be loaded.',
  workerSilent: 'The worker stopped answering.',
};

/** Messages of a part of the page that cannot do its work, and how to go on. */
export const trouble = {
  /** Why an engine is not used. */
  engine,
  noEngine: 'Nothing can be computed now',
  noEngineWithPicture: 'The picture shows the last state that was computed. Your next change tries again.',
  noEngineFirst: 'There is no picture until an engine runs. Your next change tries again.',
  engineLoading: 'The code that computes is still loading.',
  loadAgain: 'Load it again',
  textUnchecked: 'Not checked: without https the browser has no hashes to compare the recording with.',
  noEngineToPlay: 'There is nothing to play until an engine runs.',
  featuresNotLoaded:
    'A part of this page could not be loaded. Your scenario is in the address and is kept when you reload.',
};

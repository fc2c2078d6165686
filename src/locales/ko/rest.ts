/** What comes with the first part that is asked for. */
export { agents } from './agents.ts';
export { compare } from './compare.ts';
export { curves } from './curves.ts';
export { experiments } from './experiments.ts';
export { fileErrors } from './fileErrors.ts';
export { inside } from './inside.ts';
export { knobs } from './knobs.ts';
export { ladder } from './ladder.ts';
export { learn } from './learn.ts';
export { play } from './play.ts';
export { record } from './record.ts';
export { resume } from './resume.ts';
export { robustness } from './robustness.ts';
export { settings } from './settings.ts';
export { share } from './share.ts';
export { speed } from './speed.ts';
export { tour } from './tour.ts';

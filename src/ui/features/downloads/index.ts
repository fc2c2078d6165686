export { AgentItems } from './AgentItems.tsx';
export type { SavedAgent } from './agent-files.ts';
export { DownloadItem, SaveItem } from './FormatItems.tsx';
export { downloadCheckpoint } from './save-checkpoint.ts';
export { agentOf, agentOfRun, saveHistory, saveWeightsFile } from './save-weights.ts';

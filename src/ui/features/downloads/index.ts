export type { SavedAgent } from './agent-files.ts';
export { AgentItems, DownloadItem, SaveItem } from './Items.tsx';
export { agentOf, agentOfRun, downloadCheckpoint, saveHistory, saveWeightsFile } from './save.ts';

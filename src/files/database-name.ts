/** In IndexedDB: the stored runs and their checkpoints. */
export const DATABASE = 'cartpole-dqn';

/**
 * The GPU took the context away (driver reset, GPU process gone, too many tabs). The learner that threw this is
 * dead, the state it was given is as before the call: build a new learner, hand it the state, repeat the call.
 */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';

  constructor(message = 'The WebGL context was lost', options?: ErrorOptions) {
    super(message, options);
  }
}

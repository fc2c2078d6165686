import { createStore } from 'zustand/vanilla';
import type { LearnerName } from '../../../core/learner.ts';
import type { UpdateTask } from '../../../core/update-task.ts';
import type { LearnerSpeed } from '../../../worker/speed/protocol.ts';
import { perSession } from '../../session/per-session.ts';

/** What was timed on this device. */
export interface Measured {
  /** The work that was timed: it says nothing of other settings. */
  readonly task: UpdateTask;
  /** The fastest at updates first. */
  readonly speeds: readonly LearnerSpeed[];
  readonly missing: readonly LearnerName[];
  /** A run was training meanwhile. */
  readonly disturbed: boolean;
}

/** The newest measurement; apart from the panel, so that whoever names the learner in use can know it as well. */
export const measuredOf = perSession(() =>
  createStore<{ readonly measured: Measured | null }>(() => ({ measured: null })),
);

/**
 * The part of WebGL's renderer name that people know: 'Apple M2' of
 * 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)'.
 */
export function shortGpuName(renderer: string): string {
  const angle = /^ANGLE \((.*)\)$/.exec(renderer)?.[1] ?? renderer;
  if (/swiftshader/i.test(angle)) return 'SwiftShader';
  const device = /^[^,]+, (.*), [^,]*$/.exec(angle)?.[1] ?? angle;
  return device
    .replace(/^ANGLE Metal Renderer: /, '')
    .replace(/ \(0x[0-9a-f]+\)/i, '')
    .replace(/ (Direct3D|OpenGL|Vulkan)\S*.*$/, '')
    .replace(/^Vulkan \S+ \((.*?)( \(.*)?\)$/, '$1')
    .replace(/^(\S+) \1\b/, '$1')
    .trim();
}

import { topic } from '../topic.ts';

/** Interrupted runs, how runs are saved, and workers that died. */
export const resume = topic('resume', {
  region: 'Interrupted runs',
  stopped:
    'Your run “{{preset}}”, seed {{seed}}, stopped at episode {{episodes, number}} of {{mostEpisodes, number}}, after {{time}} of training.',
  ownSettings: 'own settings',
  continue: 'Continue',
  discard: 'Discard',
  damaged: 'It cannot be continued.',
  elsewhere: 'Another tab has continued this run, so this one leaves it alone.',
  newer:
    'It was saved by a newer version of this app, which reads it. Reload the page to bring the app up to date; until then the run stays where it is.',

  saving: 'How the run is saved',
  full: 'The browser’s storage is full: the run goes on but is no longer saved. Free some space, delete runs under “Runs”, or download a checkpoint.',
  unavailable:
    'This browser does not let the page store anything, as in some private windows: the run would be lost with the tab. Download a checkpoint to keep it.',
  outdated:
    'A newer version of this app has been open in this browser and keeps its runs in another form: this run is not saved. Reload the page to bring the app up to date; download a checkpoint first to keep the run.',
  copied:
    'Another tab goes on with the same run. This one is saved as a run of its own, so that neither overwrites the other.',
  close: 'Close',

  restarted:
    'The training worker ended unexpectedly. Another one goes on from the last checkpoint, episode {{episode, number}}.',
  restartedAnew: 'The training worker ended unexpectedly. Another one starts the run again.',
  gaveUp:
    'The training worker ended three times in a row, so it is not started again. Often the device is short of memory: close other tabs, or choose a smaller replay buffer or network.',
  gaveUpKept: 'Nothing up to the last checkpoint is lost.',
  tryAgain: 'Go on from the last checkpoint',
  download: 'Download the checkpoint',
  downloadWeights: 'Download its weights',
  noWeights: 'The weights in it cannot be read.',
  downloadAbout: 'the whole run, to go on with it later',
  checkpoint: 'Checkpoint',
  nothingYet: 'There is nothing to save yet: the first episode has not ended.',
});

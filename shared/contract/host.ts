import { z } from 'zod';
import { procedure } from './procedure.ts';
import { updateState } from './updates.ts';

const done = z.object({ done: z.boolean() });
const path = z.string().min(1).max(32_767);

/**
 * What the desktop's window can ask of the desktop itself, besides the engine: dialogs, the taskbar, other programs.
 * The preload script exposes one function for each.
 */
export const hostContract = {
  /** A fresh MessagePort to the engine follows as a window message (`enginePortMessage`). Fails with `engine.stopped`. */
  'engine.connect': procedure(z.object({}), done),
  'files.pick': procedure(z.object({ type: z.enum(['files', 'folder']) }), z.object({ paths: z.array(z.string()) })),
  /**
   * The path of a dropped file, which the preload script has from the system; no function of the page's leads here. The
   * engine reads only files and folders that came this way, from `files.pick` or from `files.opened` (`path.notPicked`).
   */
  'files.dropped': procedure(z.object({ path }), z.object({ path: z.string() })),
  /** Asks where to write; only a path given here may be written to by a report or a template. Null when cancelled. */
  'files.saveAs': procedure(z.object({ name: z.string().min(1).max(255) }), z.object({ path: z.string().nullable() })),
  /** Opens a file that the engine wrote in this session; anything else is refused (`file.notOurs`). */
  'files.open': procedure(z.object({ path }), done),
  'files.show': procedure(z.object({ path }), done),
  /** Lets such a file be dragged out of the window, to a folder or a message. */
  'files.drag': procedure(z.object({ path }), done),
  /** https and a host of `externalHosts` only, else `link.refused`. */
  'links.open': procedure(z.object({ url: z.string().max(2048) }), done),
  /** The taskbar's bar: 0 to 1, or null for none. */
  'window.progress': procedure(z.object({ value: z.number().min(0).max(1).nullable() }), done),
  /** Ends the program and starts it again, such as for a restore. */
  'program.restart': procedure(z.object({}), done),
  /** Opens the data folder, and no other, in the system's file manager. */
  'dataFolder.open': procedure(z.object({}), done),
  /**
   * Asks for another place for the data; the answer is the folder it would go to, null when cancelled. Fails with
   * `dataFolder.fixed` and the `move.*` that say why a folder will not do.
   */
  'dataFolder.choose': procedure(z.object({}), z.object({ folder: z.string().nullable() })),
  /**
   * Copies the data to the folder that was chosen last (`path.notChosen` for another), and starts the program again
   * there. Fails with `move.working` while something is sent or imported; what goes wrong later is said by the desktop
   * itself, which then starts again where the data was.
   */
  'dataFolder.move': procedure(z.object({ folder: path }), done),
  /** A message of the system. A click brings the window to the front, at `place`: a path of the page's own, such as `/runs/1/results`. */
  'notifications.show': procedure(
    z.object({
      title: z.string().max(200),
      body: z.string().max(1000),
      place: z
        .string()
        .regex(/^\/[\w/-]{0,200}$/)
        .optional(),
    }),
    done,
  ),
  /** Takes the workbooks that a person opened with Dockhand, once each; `filesOpenedChannel` says when there are more. */
  'files.opened': procedure(z.object({}), z.object({ paths: z.array(z.string()) })),
  /** Where the program stands with updates of itself; every change comes over `updateStateChannel`. */
  'updates.get': procedure(z.object({}), updateState),
  /** Begins to look for an update, and to download it; the answer is the state at the beginning. */
  'updates.check': procedure(z.object({}), updateState),
  /** Ends Dockhand and starts it updated. Fails with `update.notReady`, `update.submitting` or `update.damaged`. */
  'updates.install': procedure(z.object({}), done),
};

export type HostContract = typeof hostContract;
export type HostProcedure = keyof HostContract;
export type HostInput<N extends HostProcedure> = z.input<HostContract[N]['input']>;
export type HostOutput<N extends HostProcedure> = z.output<HostContract[N]['output']>;

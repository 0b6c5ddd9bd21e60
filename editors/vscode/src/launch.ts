/** How the server is found and started, and what is shown of it: decisions that need no editor. */

import { delimiter, dirname, join } from "node:path";

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

export type Health = "starting" | "running" | "stopped";

export interface Status {
  readonly text: string;
  readonly tooltip: string;
}

/** Where promptlint may have been installed. */
export interface Surroundings {
  /** The Python that the user has chosen, or the folder of its environment. */
  readonly interpreter: string | undefined;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
  /** The variable PATH. */
  readonly path: string;
  readonly windows: boolean;
}

/** Return the files that may be the program, those first that are closest to the user's choice. */
export function programsOf(where: Surroundings): string[] {
  const scripts = where.windows ? "Scripts" : "bin";
  const file = where.windows ? "promptlint.exe" : "promptlint";
  const chosen = where.interpreter ? [dirname(where.interpreter), join(where.interpreter, scripts)] : [];
  const near = where.folders.flatMap((folder) => [".venv", "venv"].map((name) => join(folder, name, scripts)));
  const far = where.path.split(delimiter).filter((folder) => folder !== "");
  return [...chosen, ...near, ...far].map((folder) => join(folder, file));
}

/** Return the command of the settings; without a usable one, the program that was found. */
export function launchOf(setting: unknown, program = "promptlint"): Launch {
  const words = Array.isArray(setting)
    ? setting.filter((word): word is string => typeof word === "string" && word !== "")
    : [];
  const [command, ...args] = words;
  return command === undefined ? { command: program, args: ["server"] } : { command, args };
}

/** Return what the status bar shows. */
export function statusOf(health: Health, version?: string): Status {
  switch (health) {
    case "starting":
      return { text: "$(sync~spin) promptlint", tooltip: "promptlint is starting" };
    case "running":
      return { text: "$(check) promptlint", tooltip: `promptlint ${version ?? ""} is running`.replace("  ", " ") };
    case "stopped":
      return { text: "$(error) promptlint", tooltip: "promptlint is not running: click for the log" };
  }
}

/** Return what to tell a user whose server does not start. */
export function adviceOf(launch: Launch, error: unknown): string {
  const command = [launch.command, ...launch.args].join(" ");
  const reason = (error instanceof Error ? error.message : String(error)).replace(/^.*?Error: /s, "");
  return (
    `promptlint: \`${command}\` does not start (${reason}). Install it with ` +
    "`pip install 'promptlint-cst[lsp]'` in the project's environment or " +
    "set promptlint.command; then run \"promptlint: Restart the server\"."
  );
}

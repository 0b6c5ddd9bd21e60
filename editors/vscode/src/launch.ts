/** How the server is started and what is shown of it: decisions that need no editor. */

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

export type Health = "starting" | "running" | "stopped";

export interface Status {
  readonly text: string;
  readonly tooltip: string;
}

/** Return the command of the settings; without a usable one, the usual command. */
export function launchOf(setting: unknown): Launch {
  const words = Array.isArray(setting)
    ? setting.filter((word): word is string => typeof word === "string" && word !== "")
    : [];
  const [command, ...args] = words;
  return command === undefined
    ? { command: "promptlint", args: ["server"] }
    : { command, args };
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
  const reason = error instanceof Error ? error.message : String(error);
  return (
    `promptlint: \`${command}\` does not start (${reason}). Install it with ` +
    "`pip install 'promptlint-cst[lsp]'`, or set promptlint.command."
  );
}

/** Starts the language server of promptlint, shows how it is, and restarts it. */

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { State } from "vscode-languageclient/node";

import { Client } from "./client";
import { interpreterOf, onInterpreterChange } from "./interpreter";
import { adviceOf, Health, Launch, launchOf, programsOf, statusOf } from "./launch";

const NAME = "promptlint";
const SHOW_LOG = "Show the log";

class Extension implements vscode.Disposable {
  private readonly log = vscode.window.createOutputChannel(NAME, { log: true });
  private readonly item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  private client: Client | undefined;

  constructor() {
    this.item.name = NAME;
    this.item.command = "promptlint.showLog";
    this.item.show();
  }

  async start(): Promise<void> {
    const launch = await currentLaunch();
    this.log.info(`Starting: ${[launch.command, ...launch.args].join(" ")}`);
    const client = new Client(launch, this.log);
    client.onDidChangeState((change) => this.show(healthOf(change.newState)));
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.show("stopped");
      void this.tell(adviceOf(launch, error));
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.isRunning()) {
      await client.stop();
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  showLog(): void {
    this.log.show();
  }

  dispose(): void {
    this.item.dispose();
    this.log.dispose();
  }

  private async tell(advice: string): Promise<void> {
    if ((await vscode.window.showErrorMessage(advice, SHOW_LOG)) === SHOW_LOG) {
      this.showLog();
    }
  }

  private show(health: Health): void {
    const status = statusOf(health, this.client?.initializeResult?.serverInfo?.version);
    this.item.text = status.text;
    this.item.tooltip = status.tooltip;
  }
}

let extension: Extension | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = new Extension();
  extension = own;
  context.subscriptions.push(
    own,
    vscode.commands.registerCommand("promptlint.restart", () => own.restart()),
    vscode.commands.registerCommand("promptlint.showLog", () => own.showLog()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("promptlint.command")) {
        void own.restart();
      }
    }),
  );
  await own.start();
  context.subscriptions.push(await onInterpreterChange(() => void own.restart()));
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}

async function currentLaunch(): Promise<Launch> {
  const programs = programsOf({
    interpreter: await interpreterOf(),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    path: process.env.PATH ?? "",
    windows: process.platform === "win32",
  });
  return launchOf(vscode.workspace.getConfiguration(NAME).get("command"), programs.find(existsSync));
}

function healthOf(state: State): Health {
  switch (state) {
    case State.Starting:
      return "starting";
    case State.Running:
      return "running";
    case State.Stopped:
      return "stopped";
  }
}

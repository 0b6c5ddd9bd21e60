/** Starts the language server of promptlint, shows how it is, and restarts it. */

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, State } from "vscode-languageclient/node";

import { adviceOf, Health, launchOf, statusOf } from "./launch";

const NAME = "promptlint";

class Extension implements vscode.Disposable {
  private readonly log = vscode.window.createOutputChannel(NAME, { log: true });
  private readonly item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  private client: LanguageClient | undefined;

  constructor() {
    this.item.name = NAME;
    this.item.command = "promptlint.showLog";
    this.item.show();
  }

  async start(): Promise<void> {
    const launch = launchOf(vscode.workspace.getConfiguration(NAME).get("command"));
    const options: LanguageClientOptions = {
      documentSelector: [{ language: "python" }, { language: "python", notebook: "*" }],
      outputChannel: this.log,
      synchronize: { configurationSection: NAME },
    };
    const server = { command: launch.command, args: [...launch.args] };
    const client = new LanguageClient(NAME, NAME, server, options);
    client.onDidChangeState((change) => this.show(healthOf(change.newState)));
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.show("stopped");
      void vscode.window.showErrorMessage(adviceOf(launch, error));
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
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
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

/** A client that leaves it to its owner to tell of a first start that fails, and does not try that again. */

import { OutputChannel } from "vscode";
import { CloseAction, CloseHandlerResult, LanguageClient } from "vscode-languageclient/node";

import { Launch } from "./launch";

const NAME = "promptlint";

export class Client extends LanguageClient {
  private started = false;

  constructor(launch: Launch, outputChannel: OutputChannel) {
    super(
      NAME,
      NAME,
      { command: launch.command, args: [...launch.args] },
      {
        documentSelector: [{ language: "python" }, { language: "python", notebook: "*" }],
        outputChannel,
        synchronize: { configurationSection: NAME },
        initializationFailedHandler: () => false,
      },
    );
    const usual = this.createDefaultErrorHandler();
    this.clientOptions.errorHandler = {
      error: (error, message, count) => usual.error(error, message, count),
      closed: () => (this.started ? usual.closed() : FAILED),
    };
  }

  override async start(): Promise<void> {
    await super.start(); // settles in silence where the server ends before it has answered
    if (!this.isRunning()) {
      throw new Error("it ended before it answered");
    }
    this.started = true;
  }

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.started && show);
  }
}

const FAILED: CloseHandlerResult = { action: CloseAction.DoNotRestart, handled: true };

/** The Python that the user has chosen in the Python extension, where there is one. */

import * as vscode from "vscode";

/** The part of the Python extension's interface that is used. */
interface Python {
  readonly environments?: {
    getActiveEnvironmentPath(): { readonly path: string };
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Return the path of that Python, or the folder of its environment. */
export async function interpreterOf(): Promise<string | undefined> {
  return (await environments())?.getActiveEnvironmentPath().path;
}

/** Call `then` whenever the user chooses another. */
export async function onInterpreterChange(then: () => void): Promise<vscode.Disposable> {
  const changes = (await environments())?.onDidChangeActiveEnvironmentPath;
  return changes?.(then) ?? new vscode.Disposable(() => undefined);
}

async function environments(): Promise<Python["environments"]> {
  const python = vscode.extensions.getExtension<Python>("ms-python.python");
  try {
    return (await python?.activate())?.environments;
  } catch {
    return undefined; // the Python extension says itself why it does not start
  }
}

export function bundle(file: string): Promise<string>;
export function runProgram(file: string, env?: Record<string, string>): Promise<unknown>;
export function importModule(file: string): Promise<unknown>;

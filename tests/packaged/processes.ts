import { execFileSync } from 'node:child_process';

interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The engine's process of a program, which Chromium names a service of Node's; null while there is none. */
export function enginePid(program: number): number | null {
  const all = processes();
  const below = (pid: number): boolean => {
    const parent = all.find((one) => one.pid === pid)?.parent;
    return parent === program || (parent !== undefined && parent > 1 && below(parent));
  };
  return all.find(({ pid, command }) => command.includes('node.mojom.NodeService') && below(pid))?.pid ?? null;
}

/** Those that were started with this word. */
export const pidsWith = (word: string): number[] =>
  processes().flatMap(({ pid, command }) => (command.split(/[\s"]+/).includes(word) ? [pid] : []));

function processes(): ProcessInfo[] {
  if (process.platform === 'win32') {
    const ask =
      'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,CommandLine | ConvertTo-Json -Compress';
    const rows: { ProcessId: number; ParentProcessId: number; CommandLine: string | null }[] = JSON.parse(
      execFileSync('powershell', ['-NoProfile', '-Command', ask], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
    );
    return rows.map((row) => ({ pid: row.ProcessId, parent: row.ParentProcessId, command: row.CommandLine ?? '' }));
  }
  const text = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}

/**
 * The milliseconds that the thread has run for. Unlike the time of day it stands still while other programs have the
 * processor, and leaves out what V8 does on other threads meanwhile.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

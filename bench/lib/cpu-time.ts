/**
 * The milliseconds of processor time that the process has taken, on all its threads. Unlike the time of day it stands
 * still while other programs have the processor; unlike `process.threadCpuUsage` it does not move in steps of the
 * kernel's tick.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The data cannot be used: `problems` says all that is wrong, one Chinese sentence each, naming file and row. */
export class CatalogueFault extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`数据有 ${problems.length} 处问题,服务没有启动:\n${problems.join('\n')}`);
    this.name = 'CatalogueFault';
    this.problems = problems;
  }
}

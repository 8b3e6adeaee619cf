/** A fault of the storage whose message is a whole sentence for the operator: what is wrong and what to do. Print it without a stack. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

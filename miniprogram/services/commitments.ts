import type {
  AnswerJudged,
  CommitmentBegun,
  CommitmentGiven,
  CommitmentSigned,
  CommitmentsGiven,
  SigningGiven,
} from '../../server/http/contract-commitments.ts';
import type { IdentityBegun } from '../../server/http/contract-identity.ts';
import { NOTHING_NAMED } from './open-data.ts';
import type { Reached } from './request.ts';
import { requestAsOwn, requestAsReader } from './session.ts';

/** 告知承诺: the rules are the server's; here they are asked for. */

export function readCommitments(): Promise<Reached<CommitmentsGiven>> {
  return requestAsReader<CommitmentsGiven>('GET', '/api/commitments');
}

export async function beginCommitment(row: string): Promise<Reached<CommitmentBegun>> {
  return row === '' ? NOTHING_NAMED : requestAsOwn<CommitmentBegun>('POST', '/api/commitments', { data: { row } });
}

const begun = (typed: number): string => `/api/commitments/begun/${typed}`;

export function readSigning(typed: number): Promise<Reached<SigningGiven>> {
  return requestAsOwn<SigningGiven>('GET', begun(typed));
}

export function answerReadBack(typed: number, question: string, option: number): Promise<Reached<AnswerJudged>> {
  return requestAsOwn<AnswerJudged>('POST', `${begun(typed)}/answers`, { data: { question, option } });
}

export function fillIn(typed: number, town: string, particular: string): Promise<Reached<SigningGiven>> {
  return requestAsOwn<SigningGiven>('POST', `${begun(typed)}/particulars`, { data: { town, particular } });
}

export function beginIdentity(typed: number): Promise<Reached<IdentityBegun>> {
  return requestAsOwn<IdentityBegun>('POST', `${begun(typed)}/identity`);
}

export function endIdentity(typed: number): Promise<Reached<SigningGiven>> {
  return requestAsOwn<SigningGiven>('POST', `${begun(typed)}/identified`);
}

export type SignatureSent = {
  readonly shown: string;
  readonly drawn: string;
  readonly typed: string;
  readonly willing: boolean;
};

export function sign(typed: number, sent: SignatureSent): Promise<Reached<CommitmentSigned>> {
  return requestAsOwn<CommitmentSigned>('POST', `${begun(typed)}/signature`, { data: sent });
}

export async function readCommitment(number: string): Promise<Reached<CommitmentGiven>> {
  return number === ''
    ? NOTHING_NAMED
    : requestAsOwn<CommitmentGiven>('GET', `/api/commitments/${encodeURIComponent(number)}`);
}

export function withdrawCommitment(number: string): Promise<Reached<object>> {
  return requestAsOwn<object>('DELETE', `/api/commitments/${encodeURIComponent(number)}`);
}

export function objectToFinding(number: string, reason: string): Promise<Reached<object>> {
  return requestAsOwn<object>('POST', `/api/commitments/${encodeURIComponent(number)}/objection`, {
    data: { reason },
  });
}

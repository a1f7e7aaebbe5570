import type { NewEvent } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { textFault } from '../../kernel/text.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import type { Duty } from '../../rules/duties/types.ts';
import { statusOf } from '../../rules/duties/duties.ts';

/** Longest reason that is taken, in characters. */
const REASON_LIMIT = 500;

/** A reason that was given; without one, or with one that cannot be kept, the act is not done. */
export function requireReason(reason: string | undefined): string {
  const text = reason?.trim() ?? '';
  if (text === '') {
    throw new InfoctlError(
      'usage',
      'no-reason',
      say('请用 --reason 写明理由。', 'Give the reason with --reason.'),
    );
  }
  const fault = textFault(text);
  if (fault)
    throw new InfoctlError(
      'invalid',
      'bad-reason',
      say(`理由里${fault.message['zh-CN']}`, `In the reason, ${fault.message.en}`),
    );
  if ([...text].length > REASON_LIMIT) {
    throw new InfoctlError(
      'invalid',
      'bad-reason',
      say(
        `理由最多 ${REASON_LIMIT} 个字，请写短一些。`,
        `The reason may have ${REASON_LIMIT} characters; make it shorter.`,
      ),
    );
  }
  return text;
}

/** The event that waives a duty; one that is done or waived already needs none. */
export function decideWaiver(duty: Duty, { reason, allowedBy, today }: Granting): NewEvent[] {
  refuseSettled(duty, today);
  return [{ kind: 'duty.waived', version: 1, subject: `duty:${duty.id}`, body: { reason, allowedBy } }];
}

export type Granting = { readonly reason: string; readonly allowedBy: string; readonly today: Day };

/**
 * The event that extends a duty: asked for until the end of the due date, to a later day. A duty without a due date has
 * nothing to extend.
 */
export function decideExtension(duty: Duty, due: Day, { reason, allowedBy, today }: Granting): NewEvent[] {
  refuseSettled(duty, today);
  const refuse = (code: string, zh: string, en: string) => new InfoctlError('refused', code, say(zh, en));
  if (duty.due === null) {
    throw refuse(
      'nothing-to-extend',
      '制度没有给这一项定期限，不用延期。',
      'The rule sets no date for this, so there is nothing to extend.',
    );
  }
  if (today > duty.due) {
    throw refuse(
      'extension-too-late',
      `这一项已于${dayTitle(duty.due)['zh-CN']}截止，延期要在截止当天或以前办理；现在可以用 infoctl waive 豁免。`,
      `It was due on ${dayTitle(duty.due).en}; an extension is asked for by the end of that day. infoctl waive is still possible.`,
    );
  }
  if (due <= duty.due) {
    throw refuse(
      'extension-not-later',
      `新的截止日要晚于${dayTitle(duty.due)['zh-CN']}。`,
      `The new date must lie after ${dayTitle(duty.due).en}.`,
    );
  }
  return [
    { kind: 'duty.extended', version: 1, subject: `duty:${duty.id}`, body: { due, reason, allowedBy } },
  ];
}

function refuseSettled(duty: Duty, today: Day): void {
  const status = statusOf(duty, today);
  if (status === 'waived')
    throw new InfoctlError(
      'refused',
      'already-waived',
      say('这一项已经豁免。', 'This has been waived already.'),
    );
  if (status === 'done' || status === 'late') {
    throw new InfoctlError(
      'refused',
      'already-done',
      say('这一项已经办完，不用再豁免或延期。', 'This is done; there is nothing to waive or extend.'),
    );
  }
}

/** How each form is filled in (填写说明), in the words of whoever stands beside one. */
import type { Text } from '../messages/text.ts'
import type { FormCode } from './form-submission.ts'

const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en })

const OWN_WORDS = text('用自己的话写，按时间顺序，写您知道的。', 'In your own words, in order of time, what you know.')
const LEAVE_EMPTY = text(
  '标着“可以不填”的，不知道就空着。',
  'Where it says optional, leave empty what you do not know.',
)
const NAME_IS_ENOUGH = text('对方只知道名字也可以。', 'Of the other side a name is enough.')
const CARD = text('刷了身份证，姓名、号码、地址会自动填好。', 'With your card, name, number and address are filled in.')

export const FORM_INSTRUCTIONS: Readonly<Record<FormCode, readonly Text[]>> = {
  F1: [
    CARD,
    text(
      '“哪一件最像您的事”选最接近的一项，选错了工作人员会改。',
      'Choose the matter that is nearest; staff correct it if need be.',
    ),
    OWN_WORDS,
    NAME_IS_ENOUGH,
    LEAVE_EMPTY,
  ],
  F1b: [
    text('只写一起生活的人，人数把自己算上。', 'Only those you live with; count yourself.'),
    text('收入写每个月大概多少，没有就写 0。', 'Income a month, roughly; 0 if there is none.'),
    text('写不清楚的，先写大概，核查时再说明。', 'If you are unsure write about how much; it can be explained later.'),
  ],
  F2: [
    CARD,
    OWN_WORDS,
    NAME_IS_ENOUGH,
    text('对方还不知道也可以申请，调解员会去问他。', 'You may apply before the other side knows; the mediator asks.'),
  ],
  F3: [
    CARD,
    text('先说清公证书拿去做什么用，公证员按用途写。', 'Say first what it is for: the notary writes it accordingly.'),
    text('继承的，把所有继承人都写上，放弃的也写。', 'For inheritance name all heirs, also those who renounce.'),
  ],
  F4: [
    CARD,
    text('一张表只写一个决定；有几个决定，填几张。', 'One decision a form; several decisions, several forms.'),
    text('单位名称照决定书上的章写。', 'The authority as it stands in the seal.'),
    text('“哪天知道的”从收到决定那天算。', 'The day you learned of it is the day you received it.'),
  ],
  F5: [
    CARD,
    text('每一项要求都写清楚钱怎么算出来的。', 'For each claim say how the sum comes about.'),
    text('还在上班就不填离开的日期。', 'Leave the last day empty if you still work there.'),
    OWN_WORDS,
  ],
  F6: [
    text('写清楚想问什么，不用写名字。', 'Say what you want to know; no name is needed.'),
    text('留个电话，律师好回复您。', 'Leave a telephone number, so that a lawyer can answer.'),
  ],
  R1: [
    CARD,
    OWN_WORDS,
    LEAVE_EMPTY,
    text('写出来的会打印给您看，签名前还能改。', 'It is printed for you; until you sign it can be changed.'),
  ],
  B1: [
    text('选一个您能来的半天，工作人员会打电话确认。', 'Choose a half-day that suits; staff call to confirm.'),
    text('来不了请早点在任何终端取消。', 'If you cannot come, cancel early at any terminal.'),
  ],
  S1: [
    text('想说什么写什么，可以不留名字。', 'Write what you like; no name is needed.'),
    text('留了电话的，会有人回复。', 'With a number somebody answers.'),
  ],
}

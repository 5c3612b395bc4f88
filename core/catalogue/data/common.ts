/** Materials and phrases that several items share, so that they read the same everywhere. */
import type { Material } from '../item.ts'

export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })

export const FREE = text('不收费', 'Free of charge')

export const ID_CARD: Material = {
  code: 'identity-document',
  name: text('居民身份证', 'Resident ID card'),
  why: text('证明您是本人。', 'It shows that it is you.'),
  ifMissing: text(
    '没带也能办：输入号码，到窗口或视频里核对。',
    'You may type the number and show yourself at the counter or by video.',
  ),
  required: true,
  origin: 'from-card',
}

export const LEGAL_AID_FORM: Material = {
  code: 'legal-aid-application',
  name: text('法律援助申请表', 'Application for legal aid'),
  why: text('写明您要什么帮助。', 'It says what help you ask for.'),
  ifMissing: text('在这台机器上填写，会替您打印。', 'You fill it in here and it is printed for you.'),
  required: true,
  origin: 'from-form',
}

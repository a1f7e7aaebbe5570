/** Answers that a form takes, for tests that are about something else. */

/** The least that a week's sales feedback says. */
export const week = (more: object = {}) => ({
  period: '2026-W47',
  salesTarget: 1200,
  salesActual: 1150,
  salesLines: [{ product: '桂花礼盒', qty: 300, amount: '38400.00' }],
  anomalies: ['none'],
  summary: '礼盒动销平稳。',
  nextPlan: '铺货到徐家汇。',
  ...more,
});

/** One customer asked in the store s1. */
export const opinion = (more: object = {}) => ({
  period: '2026-Q4',
  store: 's1',
  mode: 'oral',
  askedBy: 't1',
  askedOn: '2026-11-20',
  ratings: { overall: 4 },
  isMajor: false,
  piConsent: false,
  ...more,
});

/** An urgent matter of yesterday evening that was told to somebody of the store. */
export const urgent = (more: object = {}) => ({
  subject: '货架倒塌，一名顾客擦伤',
  occurredAt: '2026-11-23T17:30:00+08:00',
  place: '专卖店二楼',
  infoSource: '当班店员',
  stage: 'first',
  reporter: 't1',
  reporterPhone: '13800000000',
  spokenTo: 't1',
  spokenAt: '2026-11-23T18:10:00+08:00',
  spokenChannel: 'telephone',
  ...more,
});

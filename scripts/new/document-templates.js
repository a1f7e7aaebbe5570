/** The templates of a document in both languages. @param {string} name @param {{ 'zh-CN': string, en: string }} title */
export const templates = (name, title) => ({
  [`templates/zh-CN/${name}.md`]: chinese(title['zh-CN']),
  [`templates/en/${name}.md`]: english(title.en),
});

/** @param {string} title */
const chinese = (title) => `# {{ period | period }}${title}汇总

期间：{{ from | day }}至{{ to | day_after: from }}　　截至：{{ asOf | day }}
{% unless ended %}
本期尚未结束，以下为截至{{ asOf | day }}的情况。
{% endunless %}
{%- if clock %}
本汇总所用的当前时刻由 INFOCTL_NOW 设定，不是实际时间。
{% endif %}
## 一、报送情况
{% if expected > 0 %}
应报 {{ expected | grouped }} 份，已报 {{ received | grouped }} 份
{%- if late > 0 %}，其中迟报 {{ late | grouped }} 份{% endif %}
{%- if waived > 0 %}，免报 {{ waived | grouped }} 份{% endif %}
{%- if missing.size > 0 %}，未报 {{ missing.size | grouped }} 份：{% for each in missing %}{% unless forloop.first %}、{% endunless %}{{ each.owner.name }}{% if overdue %}（逾期 {{ each.days | days }}）{% endif %}{% endfor %}{% endif %}。
{%- unless overdue %}截止{{ due | day }}，尚未到期。{% endunless %}
{% else %}
本期没有应报的《{{ formTitle }}》。
{% endif %}
## 二、按单位
{% if count == 0 %}
本期没有收到《{{ formTitle }}》。
{% else %}
| 单位 | 份数 | 记录 |
| --- | ---: | --- |
{%- for each in units %}
| {{ each.unit.name | default: '（未注明单位）' }} | {{ each.count | grouped }} | {{ each.records | id_runs }} |
{%- endfor %}
| 合计 | {{ count | grouped }} | |
{% endif %}
## 三、记录
{% for each in records %}
- {{ each.day | short_day }}　{{ each.store.name | default: each.unit.name }}　{{ each.by.name }}{% if each.text %}：{{ each.text | cut: 200 | phrase }}{% endif %}（{{ each.record }}）
{%- else %}
本期没有收到《{{ formTitle }}》。
{%- endfor %}
`;

/** @param {string} title */
const english = (title) => `# ${title}, {{ period | period }}

Period: {{ from | day }} to {{ to | day_after: from }} · As of: {{ asOf | day }}
{% unless ended %}
The period has not ended; this is how things stood on {{ asOf | day }}.
{% endunless %}
{%- if clock %}
The current time of this report was set by INFOCTL_NOW; it is not the real time.
{% endif %}
## 1. Returns
{% if expected > 0 %}
Of {{ expected | grouped }} expected, {{ received | grouped }} received
{%- if late > 0 %} ({{ late | grouped }} late){% endif %}
{%- if waived > 0 %}, {{ waived | grouped }} waived{% endif %}
{%- if missing.size > 0 %}, {{ missing.size | grouped }} missing: {% for each in missing %}{% unless forloop.first %}, {% endunless %}{{ each.owner.name }}{% if overdue %} ({{ each.days | days }} overdue){% endif %}{% endfor %}{% endif %}.
{%- unless overdue %} Due by {{ due | day }}, not yet past.{% endunless %}
{% else %}
Nobody owed a {{ formTitle }} for this period.
{% endif %}
## 2. By unit
{% if count == 0 %}
No {{ formTitle }} came in for this period.
{% else %}
| Unit | Forms | Records |
| --- | ---: | --- |
{%- for each in units %}
| {{ each.unit.name | default: '(no unit given)' }} | {{ each.count | grouped }} | {{ each.records | id_runs }} |
{%- endfor %}
| Total | {{ count | grouped }} | |
{% endif %}
## 3. Records
{% for each in records %}
- {{ each.day | short_day }}, {{ each.store.name | default: each.unit.name }}, {{ each.by.name }}{% if each.text %}: {{ each.text | cut: 200 | phrase }}{% endif %} ({{ each.record }})
{%- else %}
No {{ formTitle }} came in for this period.
{%- endfor %}
`;

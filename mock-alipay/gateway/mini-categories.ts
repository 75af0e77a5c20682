/** A corner of the category tree, enough to choose rightly and wrongly. The real tree is unpublished (ledger: mini/categories). */
export interface MiniCategory {
  category_id: string; category_name: string; parent_category_id: string; has_child: boolean; need_license: boolean; need_out_door_pic: boolean; need_special_license: boolean;
}

const category = (category_id: string, category_name: string, parent_category_id = '0', need_license = false): MiniCategory => ({
  category_id, category_name, parent_category_id, has_child: parent_category_id === '0', need_license, need_out_door_pic: false, need_special_license: false,
});

export const miniCategories: readonly MiniCategory[] = [
  category('XS1001', '商业服务'), category('XS1001_2001', '求职招聘', 'XS1001', true), category('XS1001_2002', '灵活用工', 'XS1001', true),
  category('XS1002', '政务民生'), category('XS1002_2001', '就业服务', 'XS1002'),
  category('XS1003', '餐饮'), category('XS1003_2001', '快餐小吃', 'XS1003'),
];

/** Categories under which 支付宝就业 grants user information. */
export const employmentCategories: readonly string[] = ['XS1001_2001', 'XS1001_2002', 'XS1002_2001'];

export function knownCategory(id: string): boolean {
  return miniCategories.some((known) => known.category_id === id);
}

/** 一级_二级, as baseinfo.query writes it. */
export function categoryPath(ids: readonly string[]): string {
  return ids.map((id) => miniCategories.find((known) => known.category_id === id)?.category_name ?? id).join('_');
}

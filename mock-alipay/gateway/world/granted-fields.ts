import type { RegisteredApp } from '../../world.js';

/** 常见问题③: the id number only for government and 灵工, name and mobile for everybody. */
export function grantedFields(app: RegisteredApp): string[] {
  if (app.fields) return app.fields;
  return app.subject === 'enterprise' ? ['user_name', 'mobile'] : ['user_name', 'mobile', 'is_certified', 'cert_type', 'cert_no'];
}

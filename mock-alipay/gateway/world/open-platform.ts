import { grantedFields } from './granted-fields.js';
import type { Apps, FieldApplication, IdentityCheck, MiniBaseInfo, OpenPlatform } from '../../world.js';
import type { Ids } from './ids.js';

export function createOpenPlatform(ids: Ids, now: () => number, apps: Apps): OpenPlatform {
  const infos = new Map<string, MiniBaseInfo>();
  const applications = new Map<string, FieldApplication>();
  const checks = new Map<string, IdentityCheck>();
  const topics = new Map<string, Map<string, { topic: string; tag: string; comm_type: string }>>();
  const reviewers = new Set<(application: FieldApplication) => void>();
  const key = ({ appId, apiName, fieldName }: { appId: string; apiName: string; fieldName: string }) => `${appId} ${apiName} ${fieldName}`;
  const infoOf = (appId: string): MiniBaseInfo => infos.get(appId) ?? { ...nameOf(appId), categories: [] };
  const nameOf = (appId: string) => {
    const name = apps.app(appId)?.name;
    return name === undefined ? {} : { app_name: name };
  };

  return {
    baseInfo: infoOf,
    putBaseInfo: (appId, change) => { infos.set(appId, { ...infoOf(appId), ...change }); },
    fieldApplications: (appId) => [...applications.values()].filter((application) => application.appId === appId),
    putFieldApplication: (application) => { applications.set(key(application), application); },
    reviewField(of, decision, reason) {
      const application = applications.get(key(of));
      if (application?.status !== 'AUDIT') throw new Error(`Nothing under review: ${of.apiName} ${of.fieldName} of app ${of.appId}.`);
      application.status = decision;
      if (reason !== undefined) application.reason = reason;
      const app = apps.app(of.appId);
      if (app && decision === 'AGREE') app.fields = [...new Set([...grantedFields(app), of.fieldName])];
      for (const reviewer of reviewers) reviewer(application);
      return application;
    },
    watchReviews(listener) {
      reviewers.add(listener);
      return () => reviewers.delete(listener);
    },
    openIdentityCheck(check) {
      const opened: IdentityCheck = { ...check, id: ids.hex('certifyId', 32), openedAt: now(), passed: undefined };
      checks.set(opened.id, opened);
      return opened;
    },
    identityCheck: (id) => checks.get(id),
    finishIdentityCheck(id, passed) {
      const check = checks.get(id);
      if (!check) throw new Error(`No identity check ${id}.`);
      check.passed = passed;
    },
    subscriptions: (appId) => [...(topics.get(appId)?.values() ?? [])],
    subscribe(appId, subscription) {
      const own = topics.get(appId) ?? new Map<string, { topic: string; tag: string; comm_type: string }>();
      own.set(`${subscription.topic} ${subscription.tag}`, subscription);
      topics.set(appId, own);
    },
  };
}

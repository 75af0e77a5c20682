import { useRef, useState } from 'react';
import { Button, Text, View } from '@tarojs/components';
import Taro, { useLoad } from '@tarojs/taro';
import { entry } from '../../api/entry';
import { applicationOf, deliver, ensureStatusConsent, getJob } from '../../api/jobs';
import Delivered from '../../components/Delivered';
import './detail.css';

const toast = (title) => Taro.showToast({ title, icon: 'none' });

export default function Detail() {
  const [job, setJob] = useState(null);
  const [failed, setFailed] = useState(false);
  const [stage, setStage] = useState('open'); // open | applied | delivered
  const busy = useRef(false);

  useLoad(async ({ jobId }) => {
    try {
      setJob(await getJob(jobId));
    } catch (error) {
      setFailed(true);
      return;
    }
    // 老用户再次进来时显示已投递；查不到不影响浏览。
    const { application } = await applicationOf(jobId).catch(() => ({ application: null }));
    if (application) setStage((now) => (now === 'open' ? 'applied' : now));
  });

  const apply = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      if (!entry.fromEmployment) await ensureStatusConsent();
      if (await deliver(job.id)) setStage('delivered');
      else toast('已取消，您可以随时再次投递');
    } catch (error) {
      toast(error.code === 11 ? '已取消，您可以随时再次投递' : error.message);
    }
    busy.current = false;
  };

  if (failed) return <View className="hint">职位加载失败，请稍后再试</View>;
  if (!job) return <View className="hint">职位加载中…</View>;
  if (stage === 'delivered') return <Delivered job={job} returnable={entry.fromEmployment} />;
  return (
    <View className="jd">
      <View className="jd-head">
        <View className="jd-name">{job.name}</View>
        <View className="jd-pay">{job.salaryText}</View>
        <View className="chips">
          {job.tags.map((tag) => (
            <Text className="chip" key={tag}>{tag}</Text>
          ))}
        </View>
        <View className="jd-meta">{job.district} · 招 {job.count} 人 · {job.publishedText}</View>
      </View>
      <Section title="岗位职责" lines={job.duties} />
      <Section title="任职要求" lines={job.requirements} />
      <Section title="福利待遇" lines={[job.perks.join('、')]} />
      <Section title="用人单位" lines={[job.employer.name, `${job.employer.industry} · ${job.employer.scale}`]} />
      <Section title="工作地点" lines={[job.address]} />
      <View className="jd-bar">
        {stage === 'applied' ? (
          <View className="jd-applied">您已投递该职位，请留意通知</View>
        ) : (
          <Button className="jd-apply" onClick={apply}>投递简历</Button>
        )}
      </View>
    </View>
  );
}

function Section({ title, lines }) {
  return (
    <View className="jd-section">
      <View className="jd-section-title">{title}</View>
      {lines.map((line) => (
        <View className="jd-line" key={line}>{line}</View>
      ))}
    </View>
  );
}

import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { myApplications } from '../../api/jobs';
import './index.css';

export default function Mine() {
  const [applications, setApplications] = useState(null);
  const [failed, setFailed] = useState(false);

  useDidShow(async () => {
    try {
      setApplications((await myApplications()).applications);
      setFailed(false);
    } catch (error) {
      setFailed(true);
    }
  });

  if (failed) return <View className="hint">网络不给力，请稍后再来看看</View>;
  if (!applications) return <View className="hint">加载中…</View>;
  if (applications.length === 0) return <View className="hint">还没有投递记录</View>;
  return (
    <View>
      {applications.map((one) => (
        <View className="record" key={one.id}>
          <View className="record-row">
            <Text className="record-name">{one.jobName}</Text>
            <Text className="record-status">{one.status}</Text>
          </View>
          <View className="record-foot">{one.employerName} · {one.appliedAt}</View>
        </View>
      ))}
    </View>
  );
}

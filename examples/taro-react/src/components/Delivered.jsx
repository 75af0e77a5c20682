import { Button, View } from '@tarojs/components';
import { backToEmployment } from '../api/entry';
import './Delivered.css';

/** 投递成功面板：在岗位详情页内展示，不跳新页。 */
export default function Delivered({ job, returnable }) {
  return (
    <View className="done">
      <View className="done-mark">✓</View>
      <View className="done-title">投递成功</View>
      <View className="done-text">{job.employer.name} 已收到您的智能简历</View>
      <View className="done-text">应聘职位：{job.name}</View>
      {returnable ? (
        <Button className="done-button" onClick={backToEmployment}>返回支付宝就业</Button>
      ) : (
        <View className="done-text">应聘进展可在「投递」页查看</View>
      )}
    </View>
  );
}

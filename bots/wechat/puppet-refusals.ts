import { impls } from 'wechaty-puppet';

/** Everything wechaty may ask of a puppet that an official account does not have: rooms, friends, moments, files, tags, profiles. */
export abstract class PuppetRefusals extends impls.PuppetAbstract {
  override conversationReadMark = unsupported;
  override contactSelfName = unsupported;
  override contactSelfQRCode = unsupported;
  override contactSelfSignature = unsupported;
  override contactAlias = unsupported;
  override contactAvatar = unsupported;
  override contactPhone = unsupported;
  override contactCorporationRemark = unsupported;
  override contactDescription = unsupported;
  override friendshipAccept = unsupported;
  override friendshipAdd = unsupported;
  override friendshipSearchPhone = unsupported;
  override friendshipSearchHandle = unsupported;
  override friendshipRawPayload = unsupported;
  override friendshipRawPayloadParser = unsupported;
  override messageContact = unsupported;
  override messageFile = unsupported;
  override messageImage = unsupported;
  override messageMiniProgram = unsupported;
  override messageUrl = unsupported;
  override messageLocation = unsupported;
  override messageForward = unsupported;
  override messageSendContact = unsupported;
  override messageSendFile = unsupported;
  override messageSendLocation = unsupported;
  override messageSendMiniProgram = unsupported;
  override messageSendPost = unsupported;
  override messageSendUrl = unsupported;
  override messageRecall = unsupported;
  override postRawPayload = unsupported;
  override postRawPayloadParser = unsupported;
  override postPublish = unsupported;
  override postSearch = unsupported;
  override roomInvitationAccept = unsupported;
  override roomInvitationRawPayload = unsupported;
  override roomInvitationRawPayloadParser = unsupported;
  override roomMemberList = unsupported;
  override roomMemberRawPayload = unsupported;
  override roomMemberRawPayloadParser = unsupported;
  override roomAdd = unsupported;
  override roomAvatar = unsupported;
  override roomCreate = unsupported;
  override roomDel = unsupported;
  override roomQRCode = unsupported;
  override roomQuit = unsupported;
  override roomTopic = unsupported;
  override roomRawPayload = unsupported;
  override roomRawPayloadParser = unsupported;
  override roomAnnounce = unsupported;
  override tagContactAdd = unsupported;
  override tagContactDelete = unsupported;
  override tagContactList = unsupported;
  override tagContactRemove = unsupported;
  override tap = unsupported;
  override tapSearch = unsupported;
}

function unsupported(): Promise<never> {
  return Promise.reject(new Error('an official account cannot do this'));
}

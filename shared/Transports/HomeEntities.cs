namespace LVS.Transports
{
    /// <summary>
    /// The discovery messages of a node for Home Assistant: one message an entity, each with the whole device, so that none is longer than
    /// brokers accept (Home Assistant, MQTT integration, "MQTT discovery"). Code that cleans up also gets the topics here.
    /// </summary>
    public static class HomeEntities
    {
        /// <summary>Number of entities of a node, and so of discovery messages.</summary>
        public const int Count = 6;

        /// <summary>Longest message, in bytes; the topic beside it has at most 130.</summary>
        public const int SizeMax = 640;

        /// <summary>The topic on which an entity is announced.</summary>
        /// <param name="prefix">Home Assistant's discovery prefix.</param>
        /// <param name="topics">The topics of the name under which the node reports.</param>
        /// <param name="entity">0..<see cref="Count"/> - 1.</param>
        public static string TopicOf(string prefix, MqttTopics topics, int entity)
        {
            return prefix + (entity == Count - 1 ? "/button/" : "/sensor/") + topics.DeviceId + "/" + KeyOf(entity) + "/config";
        }

        /// <summary>Writes the announcement of an entity.</summary>
        /// <param name="text">Receives it.</param>
        /// <param name="topics">The topics of the name under which the node reports.</param>
        /// <param name="entity">0..<see cref="Count"/> - 1.</param>
        /// <param name="board">The board, for people.</param>
        /// <param name="version">The firmware's version.</param>
        /// <param name="expiresS">Age in s from which a value is unavailable; 0 keeps it.</param>
        public static void Write(PlainText text, MqttTopics topics, int entity, string board, string version, int expiresS)
        {
            text.Clear().Add("{\"uniq_id\":\"").Add(topics.DeviceId).Add("_").Add(KeyOf(entity)).Add("\"");
            switch (entity)
            {
                case 0:
                    Sensor(text, topics, "Float", "floatUvu / 1000000", "measurement", expiresS)
                        .Add(",\"unit_of_meas\":\"VU\",\"sug_dsp_prc\":6");
                    break;
                case 1:
                    Sensor(text, topics, "Edges", "edges", "measurement", expiresS);
                    break;
                case 2:
                    Diagnostic(Sensor(text, topics, "Frames sent", "framesSent", "total_increasing", expiresS));
                    break;
                case 3:
                    Diagnostic(Sensor(text, topics, "Frames refused", "framesRefused", "total_increasing", expiresS));
                    break;
                case 4:
                    Diagnostic(Sensor(text, topics, "Uptime", "uptimeS", "measurement", expiresS))
                        .Add(",\"dev_cla\":\"duration\",\"unit_of_meas\":\"s\"");
                    break;
                default:
                    Diagnostic(text.Add(",\"name\":\"Refresh\",\"cmd_t\":\"").Add(topics.Ask).Add("\""));
                    break;
            }

            // "online" and "offline" are Home Assistant's default values; a node that is asleep counts as online.
            text.Add(",\"qos\":1,\"avty_t\":\"").Add(topics.Status).Add("\",\"avty_tpl\":\"{{ 'offline' if value == '")
                .Add(MqttTopics.Offline)
                .Add("' else 'online' }}\",\"dev\":{\"ids\":[\"").Add(topics.DeviceId).Add("\"],\"name\":\"LVS ").Add(topics.Name)
                .Add("\",\"mf\":\"LVS Firmware\",\"mdl\":\"").Add(board).Add("\",\"sw\":\"").Add(version)
                .Add("\"},\"o\":{\"name\":\"LVS Firmware\",\"sw\":\"").Add(version).Add("\"}}");
        }

        private static PlainText Sensor(PlainText text, MqttTopics topics, string name, string value, string stateClass, int expiresS)
        {
            text.Add(",\"name\":\"").Add(name).Add("\",\"stat_t\":\"").Add(topics.Telemetry).Add("\",\"val_tpl\":\"{{ value_json.")
                .Add(value)
                .Add(" }}\",\"stat_cla\":\"").Add(stateClass).Add("\"");
            return expiresS == 0 ? text : text.Add(",\"exp_aft\":").Add(expiresS);
        }

        private static PlainText Diagnostic(PlainText text)
        {
            return text.Add(",\"ent_cat\":\"diagnostic\"");
        }

        private static string KeyOf(int entity)
        {
            switch (entity)
            {
                case 0:
                    return "float";
                case 1:
                    return "edges";
                case 2:
                    return "sent";
                case 3:
                    return "refused";
                case 4:
                    return "uptime";
                default:
                    return "refresh";
            }
        }
    }
}

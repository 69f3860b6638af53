using LVS.Core;
using LVS.Transports;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>The names and topics of shared/vectors/topics.txt.</summary>
    [TestClass]
    public class TopicVectorTests
    {
        /// <summary>Every line of the vectors.</summary>
        [TestMethod]
        public void TopicsAreThoseOfTheVectors()
        {
            for (int number = 0; number < TopicVectors.Count; number++)
            {
                string line = TopicVectors.Line(number);
                string[] from = Text.Parts(Text.Column(line, 1));
                Assert.AreEqual(Text.Column(line, 2), Of(Text.Column(line, 0), from), line);
            }
        }

        private static string Of(string what, string[] from)
        {
            switch (what)
            {
                case "swarm":
                    return TopicNames.SwarmOf(new HmacHash(), Text.Bytes(from[0]));
                case "home":
                    return MqttTopics.NameOf(TopicNames.HomeOf(new HmacHash(), Text.Bytes(from[0]), from[1]));
                case "all":
                    return new MqttTopics(from[0], 1).All;
                case "stripes":
                    return new MqttTopics(from[0], 1).HomeOf((int)Text.Number(from[1]));
                case "filter":
                    return new MqttTopics(from[0], 1).HomesAround((int)Text.Number(from[1]), (int)Text.Number(from[2]));
                case "frame":
                case "in":
                case "beacon":
                    MqttTopics topics = new MqttTopics(from[0], LittleEndian.Read32(Text.Bytes(from[1]), 0));
                    return what == "frame" ? topics.Frame : what == "in" ? topics.In : topics.Beacons[(int)Text.Number(from[2])];
                default:
                    return OfReport(what, new MqttTopics(from[0], Text.PseudonymOf(from[1])), from);
            }
        }

        private static string OfReport(string what, MqttTopics topics, string[] from)
        {
            switch (what)
            {
                case "status":
                    return topics.Status;
                case "ask":
                    return topics.Ask;
                case "telemetry":
                    return topics.Telemetry;
                case "entity":
                    return OfEntity(topics, from[2], "/" + from[3] + "/");
                default:
                    return "?";
            }
        }

        /// <summary>The topic of the one entity that has this name in it.</summary>
        private static string OfEntity(MqttTopics topics, string prefix, string name)
        {
            string found = "";
            for (int entity = 0; entity < HomeEntities.Count; entity++)
            {
                string topic = HomeEntities.TopicOf(prefix, topics, entity);
                found += topic.IndexOf(name) >= 0 ? topic : "";
            }

            return found;
        }
    }
}

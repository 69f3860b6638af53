using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

using LVS.Mqtt;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary>What a broker may not send, and every answer it may give to a CONNECT.</summary>
[TestClass]
public sealed class ProtocolTests
{
    [TestMethod]
    [DataRow(1, MqttFailure.RefusedVersion)]
    [DataRow(2, MqttFailure.RefusedIdentifier)]
    [DataRow(3, MqttFailure.RefusedUnavailable)]
    [DataRow(4, MqttFailure.RefusedPassword)]
    [DataRow(5, MqttFailure.RefusedAuthorization)]
    [DataRow(6, MqttFailure.Malformed)]
    [DataRow(255, MqttFailure.Malformed)]
    public async Task EveryConnackCodeHasItsError(int code, MqttFailure failure)
    {
        MqttException e = await Refusal([0x20, 2, 0, (byte)code]);
        Assert.AreEqual(failure, e.Failure);
        Assert.Contains($"code {code}", e.Message);
    }

    [TestMethod]
    [DataRow("HTTP/1.1 400 Bad Request\r\n\r\n", MqttFailure.Malformed)]
    [DataRow("", MqttFailure.Closed)]
    public async Task WhoSpeaksNoMqttIsFoundOut(string answer, MqttFailure failure)
    {
        MqttException e = await Refusal([.. answer.Select(c => (byte)c)]);
        Assert.AreEqual(failure, e.Failure);
    }

    [TestMethod]
    [DataRow("2003000000", "CONNACK of 3 bytes")]
    [DataRow("20020100", "acknowledge flags")]
    [DataRow("2102", "flags 1")]
    [DataRow("30020001", "before CONNACK")]
    [DataRow("20020000 20020000", "second CONNACK")]
    [DataRow("20020000 30FFFFFFFF7F", "more than four bytes")]
    [DataRow("20020000 36050001610001", "QoS 3")]
    [DataRow("20020000 34050001610001", "QoS 2")]
    [DataRow("20020000 3803000161", "duplicate")]
    [DataRow("20020000 300100", "without a topic")]
    [DataRow("20020000 30020000", "empty topic")]
    [DataRow("20020000 3003000561", "ends within its topic")]
    [DataRow("20020000 320400026162", "ends within its topic")]
    [DataRow("20020000 30030001 2B", "wildcard")]
    [DataRow("20020000 30030001 FF", "not UTF-8")]
    [DataRow("20020000 32050001610000", "packet identifier 0")]
    [DataRow("20020000 40020000", "packet identifier 0")]
    [DataRow("20020000 400101", "PUBACK of 1 bytes")]
    [DataRow("20020000 41020001", "flags 1")]
    [DataRow("20020000 90020001", "SUBACK of 2 bytes")]
    [DataRow("20020000 9003000103", "return code")]
    [DataRow("20020000 B003000100", "UNSUBACK of 3 bytes")]
    [DataRow("20020000 D00100", "PINGRESP of 1 bytes")]
    [DataRow("20020000 1000", "type 1")]
    [DataRow("20020000 E000", "type 14")]
    [DataRow("20020000 F000", "type 15")]
    [DataRow("20020000 90FFFF7F", "type 9 with")]
    public void WhatNoBrokerMaySendIsMalformed(string hex, string what)
    {
        byte[] bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        foreach (int step in new[] { 1, bytes.Length })
        {
            MqttReader reader = new(512, new Sink());
            MqttException e = Assert.ThrowsExactly<MqttException>(() => Feed(reader, bytes, step));
            Assert.AreEqual(MqttFailure.Malformed, e.Failure);
            Assert.Contains(what, e.Message);
        }
    }

    [TestMethod]
    public void BytesByAnyStepGiveTheSamePackets()
    {
        byte[] message = [.. Enumerable.Range(0, 2000).Select(i => (byte)i)];
        byte[] large = new byte[2100];
        int size = MqttWriter.Publish(large, "t/large", message, 7, retain: true);
        byte[] bytes = [0x20, 2, 0, 0, 0x30, 4, 0, 1, (byte)'a', 42, .. large[..size], 0x40, 2, 0, 9, 0x90, 4, 0, 1, 0, 128, 0xB0, 2, 0, 2, 0xD0, 0];
        string[] packets = [.. Enumerable.Range(1, 600).Select(step =>
        {
            Sink sink = new();
            Feed(new MqttReader(512, sink), bytes, step);
            return string.Join(" ", sink.Seen);
        }).Distinct()];
        Assert.AreEqual("connack0 publish:a:1:0:False publish:t/large:2000:7:True puback9 suback1:2 unsuback2 pong", packets.Single());
    }

    [TestMethod]
    public void GarbageIsRefusedAndNothingElseHappens()
    {
        Random random = new(1);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = new byte[random.Next(1, 80)];
            random.NextBytes(bytes);
            bytes = round % 2 == 0 ? bytes : [0x20, 2, 0, 0, (byte)(bytes[0] & 0xF0), .. bytes];
            try
            {
                Feed(new MqttReader(256, new Sink()), bytes, 7);
            }
            catch (MqttException)
            {
                refused++;
            }
        }

        Assert.IsGreaterThan(10_000, refused);
    }

    private static void Feed(MqttReader reader, byte[] bytes, int step)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int size = Math.Min(Math.Min(step, bytes.Length - at), reader.Free.Length);
            bytes.AsMemory(at, size).CopyTo(reader.Free);
            reader.Advance(size);
            at += size;
        }
    }

    /// <summary>Connects to a server that gives one answer and hangs up.</summary>
    private static async Task<MqttException> Refusal(byte[] answer)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serve = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAtLeastAsync(new byte[256], 1);
            await client.GetStream().WriteAsync(answer);
        });
        MqttOptions options = new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "x");
        MqttException e = await Assert.ThrowsExactlyAsync<MqttException>(() => MqttClient.ConnectAsync(options, new Recorder()));
        await serve;
        return e;
    }

    private sealed class Sink : IMqttPackets
    {
        public List<string> Seen { get; } = [];

        public void Connack(int code) => Seen.Add($"connack{code}");

        public void Publish(string topic, ReadOnlySpan<byte> payload, int size, int packetId, bool retained) =>
            Seen.Add($"publish:{topic}:{size}:{packetId}:{retained}");

        public void Puback(int packetId) => Seen.Add($"puback{packetId}");

        public void Suback(int packetId, ReadOnlySpan<byte> codes) => Seen.Add($"suback{packetId}:{codes.Length}");

        public void Unsuback(int packetId) => Seen.Add($"unsuback{packetId}");

        public void Pong() => Seen.Add("pong");
    }
}

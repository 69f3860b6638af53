using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

using LVS.Core;
using LVS.Harness;
using LVS.Node;
using LVS.Report;

namespace LVS.Cli;

/// <summary><c>lvs decode</c>: prints frames for people.</summary>
internal static class DecodeVerb
{
    public static Command Create()
    {
        Argument<string> input =
            new("HEX|FILE") { Description = "A frame in hexadecimal digits, or a capture file (libpcap, pcapng); - for standard input." };
        Option<string?> config = new("--config") { Description = "lvs.json whose swarm key checks the MACs." };
        Option<bool> json = new("--json") { Description = "One JSON object on stdout." };
        Command command = new("decode", "Shows what frames say.\nExample: lvs decode runs/latest/trace.pcap --config lvs.json")
        {
            input,
            config,
            json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(input)!, parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string input, string? configPath, bool json)
    {
        NodeConfig? config = configPath == null ? null : ConfigFile.Load(configPath);
        FrameText reader = new(config == null ? null : new PcMac(config.KeyBytes()));
        List<object> frames = [];
        int count = 0;
        int failed = 0;
        PcapReader? capture = Capture(input, out Stream? file);
        using Stream? open = file;
        foreach ((double seconds, byte[] frame) in capture?.Read() ?? [(0, Hexadecimal(input))])
        {
            bool valid = reader.Describe(frame, out string text);
            count++;
            failed += valid ? 0 : 1;
            if (json)
            {
                frames.Add(new { seconds, valid, hex = Convert.ToHexStringLower(frame), text });
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,10:0.000} s  {text}"));
            }
        }

        string? left = capture == null ? null : Left(capture, input, count);
        string verdict = failed > 0 ? "broken" : count == 0 || capture?.CutAt >= 0 ? "unknown" : "holds";
        if (left != null)
        {
            Console.Error.WriteLine($"lvs: {left}");
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict, failed, left, frames }, ResultJson.Lenient));
        }

        return Verdict.ExitCode(verdict);
    }

    /// <summary>Says which part of a capture was not read; null when all was read.</summary>
    private static string? Left(PcapReader capture, string input, int count)
    {
        if (capture.CutAt >= 0 && count == 0)
        {
            throw new UserException($"{input} is cut off after {capture.CutAt} bytes: not one packet in it is whole.");
        }

        return capture.CutAt >= 0 ? $"{input} is cut off after {capture.CutAt} bytes: its last packet is incomplete."
            : count == 0 && capture.LeftOut != null ? $"{input} {capture.LeftOut}."
            : count == 0 && capture.ShortCount > 0
                ? $"{input} has {capture.ShortCount} datagrams and of each only the beginning: capture whole packets, as with tcpdump -s 0."
            : count == 0 ? $"{input} has {capture.PacketCount} packets and no datagram of UDP over IPv4: there is nothing to decode."
            : capture.ShortCount > 0
                ? $"{capture.ShortCount} more datagrams of {input} are there in part only: capture whole packets, as with tcpdump -s 0."
            : capture.LeftOut != null ? $"packets were left out: {input} {capture.LeftOut}." : null;
    }

    private static PcapReader? Capture(string input, out Stream? file)
    {
        file = null;
        if (Directory.Exists(input))
        {
            throw new UserException($"'{input}' is a folder: name a capture in it, for instance {Path.Combine(input, "trace.pcap")}.");
        }

        if (input != "-" && !File.Exists(input))
        {
            return null;
        }

        file = input == "-"
            ? StandardInput.Open() : new BufferedStream(new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return new PcapReader(file, input == "-" ? "standard input" : input);
    }

    private static byte[] Hexadecimal(string input)
    {
        string hex = string.Concat(input.Where(c => !char.IsWhiteSpace(c) && c != ':'));
        if (hex.Length == 0 || hex.Length % 2 != 0 || hex.Any(c => !char.IsAsciiHexDigit(c)))
        {
            string remedy = input.EndsWith(".pcap", StringComparison.Ordinal)
                ? " A run of 'lvs swarm' leaves a capture; frames of a simulated one are told by 'lvs sim replay RUN'."
                : "";
            throw new UserException($"'{input}' is neither a file nor an even number of hexadecimal digits.{remedy}");
        }

        return hex.Length / 2 <= 65535
            ? Convert.FromHexString(hex)
            : throw new UserException($"{hex.Length / 2} bytes are more than a datagram holds; a frame has at most {Limits.FrameSizeMax}.");
    }
}

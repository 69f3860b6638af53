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

namespace LVS.Cli;

/// <summary><c>lvs decode</c>: frames as people read them.</summary>
internal static class DecodeVerb
{
    public static Command Create()
    {
        Argument<string> input = new("HEX|FILE") { Description = "A frame in hexadecimal digits, or a libpcap capture file." };
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
        int failed = 0;
        foreach ((double seconds, byte[] frame) in Frames(input))
        {
            bool valid = reader.Describe(frame, out string text);
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

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verdict = failed == 0 ? "holds" : "broken", failed, frames }));
        }

        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<(double Seconds, byte[] Frame)> Frames(string input)
    {
        if (File.Exists(input))
        {
            return PcapReader.Read(File.ReadAllBytes(input), input);
        }

        string hex = string.Concat(input.Where(c => !char.IsWhiteSpace(c) && c != ':'));
        if (hex.Length == 0 || hex.Length % 2 != 0 || hex.Any(c => !char.IsAsciiHexDigit(c)))
        {
            string remedy = input.EndsWith(".pcap", StringComparison.Ordinal)
                ? " A run of 'lvs swarm' leaves a capture; frames of a simulated one are told by 'lvs sim replay RUN'."
                : "";
            throw new UserException($"'{input}' is neither a file nor an even number of hexadecimal digits.{remedy}");
        }

        return hex.Length / 2 <= 65535
            ? [(0, Convert.FromHexString(hex))]
            : throw new UserException($"{hex.Length / 2} bytes are more than a datagram holds; a frame has at most {Limits.FrameSizeMax}.");
    }
}

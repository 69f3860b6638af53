using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace LVS.Silo;

/// <summary>Silos as child processes of this program on this machine. They end when this process does.</summary>
public sealed class SiloProcesses : IDisposable
{
    private readonly List<Process> processes = [];
    private readonly List<Task<string>> errors = [];

    /// <summary>Starts silos.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cluster">Address of their cluster.</param>
    public SiloProcesses(int count, ClusterAddress cluster)
    {
        string program = Path.Combine(AppContext.BaseDirectory, Assembly.GetEntryAssembly()!.GetName().Name + ".dll");
        for (int i = 0; i < count; i++)
        {
            ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardError = true };
            bool isHosted = Path.GetFileNameWithoutExtension(start.FileName) == "dotnet";
            string[] words = ["silo", "--cluster", $"{cluster}", "--child"];
            foreach (string word in isHosted ? [program, .. words] : words)
            {
                start.ArgumentList.Add(word);
            }

            Process process = Process.Start(start)!;
            processes.Add(process);
            errors.Add(process.StandardError.ReadToEndAsync());
        }
    }

    /// <summary>Their process ids.</summary>
    public IEnumerable<int> Ids => processes.Select(process => process.Id);

    /// <summary>The last output of a process that ended too early; null while all run.</summary>
    public string? Failure()
    {
        int ended = processes.FindIndex(process => process.HasExited);
        return ended < 0 ? null : $"silo {ended + 1} ended with exit code {processes[ended].ExitCode}: {errors[ended].Result.Trim()}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Process process in processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }
}

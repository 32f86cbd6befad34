Console.WriteLine("reportsearch");
